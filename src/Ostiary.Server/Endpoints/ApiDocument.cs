using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Ostiary.Contracts;

namespace Ostiary.Server.Endpoints;

/// <summary>The OpenAPI document at <c>/openapi/v1.json</c>; a copy is kept in the repository and compared by a test.</summary>
public static class ApiDocument
{
    private const string Name = "v1";

    /// <summary>Registers the document.</summary>
    public static WebApplicationBuilder AddApiDocument(this WebApplicationBuilder builder)
    {
        builder.Services.ConfigureHttpJsonOptions(json => json.SerializerOptions.TypeInfoResolverChain.Insert(0, ContractsJson.Default));
        builder.Services.AddOpenApi(Name, options =>
        {
            options.AddDocumentTransformer(Describe);
            options.AddOperationTransformer(Complete);
            options.AddSchemaTransformer(PlainJson);
        });
        return builder;
    }

    /// <summary>Maps the document.</summary>
    public static void MapApiDocument(this WebApplication app) => app.MapOpenApi("/openapi/{documentName}.json");

    private static Task Describe(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancel)
    {
        document.Info = new OpenApiInfo
        {
            Title = "Ostiary",
            Version = Name,
            Description = "Passkeys for one or more relying parties. Bytes are base64url without padding, instants RFC 3339; every failure is "
                + "application/problem+json with a stable code (docs/reference/errors.md).",
            License = new OpenApiLicense { Name = "Apache-2.0" },
        };
        document.Servers = [new OpenApiServer { Url = "http://localhost:8080", Description = "As started by ./run" }];
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>(StringComparer.Ordinal)
        {
            ["secretKey"] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http,
                Scheme = "bearer",
                Description = "A backend's secret API key, osk_…",
            },
            ["publishableKey"] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.ApiKey,
                In = ParameterLocation.Header,
                Name = Requests.CallerResolution.KeyHeader,
                Description = "A page's publishable API key, opk_…; the Origin must be one that the key allows.",
            },
            ["session"] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.ApiKey,
                In = ParameterLocation.Cookie,
                Name = "__Host-ostiary-session",
                Description = "The session of a hosted page.",
            },
        };
        return Task.CompletedTask;
    }

    private static Task Complete(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancel)
    {
        operation.RequestBody?.Content?.Remove(Requests.Body<object>.AnyType);
        ApiExamples.AddTo(operation, context.Description.RelativePath ?? "");
        ApiProblems.AddTo(operation, context.Description.RelativePath ?? "", context.Document);
        foreach (var (status, response) in operation.Responses ?? [])
        {
            if (string.IsNullOrEmpty(response.Description) && response is OpenApiResponse plain)
                plain.Description = status;
        }

        return Task.CompletedTask;
    }

    private static Task PlainJson(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancel)
    {
        if (context.JsonTypeInfo.Type == typeof(RawJson))
        {
            schema.Type = JsonSchemaType.Object;
            schema.Description = "JSON of the WebAuthn API, passed through as it is.";
        }

        ApiProblems.AddTo(schema, context);

        return Task.CompletedTask;
    }
}
