using System.Text.Json;
using System.Text.Json.Nodes;

namespace Ostiary.Tests.WebAuthn;

/// <summary>The client data that a page's browser writes.</summary>
internal sealed record PageClaims
{
    public required string Type { get; init; }

    public required byte[] Challenge { get; init; }

    public string Origin { get; init; } = "https://example.com";

    public bool? CrossOrigin { get; init; } = false;

    public string? TopOrigin { get; init; }

    /// <summary>Alters the JSON object before it is written.</summary>
    public Action<JsonObject>? Alter { get; init; }

    public byte[] Serialize()
    {
        var json = new JsonObject
        {
            ["type"] = Type,
            ["challenge"] = Base64UrlText.Encode(Challenge),
            ["origin"] = Origin,
        };
        if (CrossOrigin is { } crossOrigin)
            json["crossOrigin"] = crossOrigin;
        if (TopOrigin is { } topOrigin)
            json["topOrigin"] = topOrigin;
        Alter?.Invoke(json);
        return JsonSerializer.SerializeToUtf8Bytes(json);
    }
}
