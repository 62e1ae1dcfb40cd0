using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Ostiary.Contracts;

namespace Ostiary.Server.Endpoints;

/// <summary>What the OpenAPI document says of refusals: every status that a caller may meet, and every code.</summary>
internal static class ApiProblems
{
    private const string Schema = nameof(ProblemResponse);

    private static readonly (int Status, string Meaning)[] Statuses =
    [
        (StatusCodes.Status400BadRequest, "The request is not well formed: a member is missing, mistyped or undecodable."),
        (StatusCodes.Status401Unauthorized, "The caller has not proved who they are."),
        (StatusCodes.Status403Forbidden, "The caller is known and may not do this."),
        (StatusCodes.Status404NotFound, "There is no such thing here."),
        (StatusCodes.Status409Conflict, "It contradicts something that stands already."),
        (StatusCodes.Status410Gone, "There was such a thing; it is spent, expired or deleted."),
        (StatusCodes.Status413PayloadTooLarge, "More bytes than this server reads."),
        (StatusCodes.Status422UnprocessableEntity, "Well formed, understood, and refused by a rule."),
        (StatusCodes.Status429TooManyRequests, "Too often; Retry-After says how many seconds to wait."),
        (StatusCodes.Status500InternalServerError, "A mistake of ours; the trace id leads to it."),
        (StatusCodes.Status503ServiceUnavailable, "The database does not answer, or the server is starting; Retry-After says how many seconds to wait."),
    ];

    /// <summary>Gives an operation of the API every refusal that it may be answered with.</summary>
    public static void AddTo(OpenApiOperation operation, string path, OpenApiDocument? document)
    {
        if (!path.StartsWith("v1/", StringComparison.Ordinal) && !path.StartsWith(".well-known/", StringComparison.Ordinal))
            return;

        operation.Responses ??= [];
        foreach (var (status, meaning) in Statuses)
        {
            operation.Responses[status.ToString(CultureInfo.InvariantCulture)] = new OpenApiResponse
            {
                Description = meaning,
                Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal)
                {
                    ["application/problem+json"] = new() { Schema = new OpenApiSchemaReference(Schema, document) },
                },
            };
        }
    }

    /// <summary>Lists the codes at the member that holds them. Later versions may have more, so it is no closed list.</summary>
    public static void AddTo(OpenApiSchema schema, OpenApiSchemaTransformerContext context)
    {
        if (context.JsonPropertyInfo is not { Name: "code" } member || member.DeclaringType != typeof(ProblemResponse))
            return;

        var codes = CodesEndpoint.Codes.Select(code => code.Value).Concat([ServerTrouble.DatabaseUnavailable, ServerTrouble.NotReady, ServerTrouble.Broken]);
        schema.Extensions ??= new Dictionary<string, IOpenApiExtension>(StringComparer.Ordinal);
        schema.Extensions["x-extensible-enum"] = new JsonNodeExtension(new JsonArray([.. codes.Select(code => (JsonNode)code)]));
    }
}
