using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Ostiary.Docs;

/// <summary>The HTTP interface at a glance, from the committed OpenAPI document.</summary>
internal static class HttpPage
{
    private const string Head =
        """
        # HTTP

        Written by `eng/docs` from `openapi.v1.json`, which says the same in full and is served at `/openapi/v1.json`. JSON is in camelCase,
        bytes are base64url without padding, instants are RFC 3339. Failures are `application/problem+json`; their codes stand in
        [errors.md](errors.md).

        """;

    private static readonly string[] Methods = ["get", "post", "put", "patch", "delete"];

    public static string Write(string openApi)
    {
        using var document = JsonDocument.Parse(openApi);
        var page = new StringBuilder(Head);
        var operations =
            from path in document.RootElement.GetProperty("paths").EnumerateObject()
            from operation in path.Value.EnumerateObject()
            where Methods.Contains(operation.Name)
            select (Path: path.Name, Method: operation.Name.ToUpperInvariant(), Operation: operation.Value);

        foreach (var group in operations.GroupBy(operation => TagOf(operation.Operation)))
        {
            page.Append(CultureInfo.InvariantCulture, $"\n## {group.Key}\n");
            foreach (var (path, method, operation) in group)
                Append(page, path, method, operation);
        }

        return page.ToString();
    }

    private static void Append(StringBuilder page, string path, string method, JsonElement operation)
    {
        page.Append(CultureInfo.InvariantCulture, $"\n### {method} `{path}`\n\n");
        foreach (var part in new[] { TextOf(operation, "summary"), TextOf(operation, "description") }.Where(part => part.Length > 0))
            page.Append(CultureInfo.InvariantCulture, $"{part}\n\n");

        if (operation.TryGetProperty("parameters", out var parameters))
        {
            foreach (var parameter in parameters.EnumerateArray())
                page.Append(CultureInfo.InvariantCulture, $"- `{TextOf(parameter, "name")}` ({TextOf(parameter, "in")}): {TextOf(parameter, "description")}\n");
        }

        if (operation.TryGetProperty("requestBody", out var body))
            page.Append(CultureInfo.InvariantCulture, $"- body: {SchemaOf(body)}\n");

        foreach (var response in operation.GetProperty("responses").EnumerateObject())
            page.AppendLine($"- {response.Name}: {SchemaOf(response.Value)} {TextOf(response.Value, "description")}".TrimEnd());
    }

    private static string TagOf(JsonElement operation) =>
        operation.TryGetProperty("tags", out var tags) && tags.GetArrayLength() > 0 ? tags[0].GetString()! : "Others";

    private static string TextOf(JsonElement element, string name) =>
        element.TryGetProperty(name, out var text) ? Markdown.Cell(text.GetString()!) : "";

    /// <summary>The name of the schema of the first media type; empty when there is no body.</summary>
    private static string SchemaOf(JsonElement holder)
    {
        if (!holder.TryGetProperty("content", out var content) || content.EnumerateObject().FirstOrDefault() is not { Value.ValueKind: JsonValueKind.Object } media)
            return "";

        return media.Value.TryGetProperty("schema", out var schema) && schema.TryGetProperty("$ref", out var reference)
            ? $"`{reference.GetString()!.Split('/')[^1]}`"
            : $"`{media.Name}`";
    }
}
