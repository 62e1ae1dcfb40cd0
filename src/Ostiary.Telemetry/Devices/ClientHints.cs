using System.Text.Json;

namespace Ostiary.Telemetry;

/// <summary>A brand of a browser and its version, as client hints name them.</summary>
public sealed record Brand(string Name, string Version);

/// <summary>User-agent client hints (WICG UA Client Hints §3), from request headers or from <c>navigator.userAgentData</c>.</summary>
/// <remarks>An empty text means "not said" and reads as null. Reading never throws and is bounded: 4,096 characters a header, 32 items a list.</remarks>
public sealed record ClientHints
{
    private const int LongestValue = 64;

    /// <summary>No hint at all, as from Firefox, Safari and every browser on iOS.</summary>
    public static ClientHints None { get; } = new();

    /// <summary><c>Sec-CH-UA</c>, in the order sent; made-up brands among them.</summary>
    public IReadOnlyList<Brand> Brands { get; init; } = [];

    /// <summary><c>Sec-CH-UA-Full-Version-List</c>.</summary>
    public IReadOnlyList<Brand> FullVersions { get; init; } = [];

    /// <summary><c>Sec-CH-UA-Form-Factors</c>, such as <c>Tablet</c>.</summary>
    public IReadOnlyList<string> FormFactors { get; init; } = [];

    /// <summary><c>Sec-CH-UA-Mobile</c>.</summary>
    public bool? Mobile { get; init; }

    /// <summary><c>Sec-CH-UA-WoW64</c>: a 32-bit browser on 64-bit Windows.</summary>
    public bool? Wow64 { get; init; }

    /// <summary><c>Sec-CH-UA-Platform</c>, such as <c>Windows</c>.</summary>
    public string? Platform { get; init; }

    /// <summary><c>Sec-CH-UA-Platform-Version</c>; on Windows the version of a programming interface, not of Windows.</summary>
    public string? PlatformVersion { get; init; }

    /// <summary><c>Sec-CH-UA-Model</c>.</summary>
    public string? Model { get; init; }

    /// <summary><c>Sec-CH-UA-Arch</c>, such as <c>arm</c>.</summary>
    public string? Architecture { get; init; }

    /// <summary><c>Sec-CH-UA-Bitness</c>, such as <c>64</c>.</summary>
    public string? Bitness { get; init; }

    /// <summary>Whether a script on the page read them, rather than the browser sending them.</summary>
    public bool FromPage { get; init; }

    /// <summary>Whether anything was said.</summary>
    public bool Present => Brands.Count > 0 || FullVersions.Count > 0 || Platform is not null;

    /// <summary>The hints of a request.</summary>
    /// <param name="header">Gives a header's value by its name in lower case; null when it is absent.</param>
    public static ClientHints FromHeaders(Func<string, string?> header) => new()
    {
        Brands = StructuredText.Brands(header("sec-ch-ua")),
        FullVersions = StructuredText.Brands(header("sec-ch-ua-full-version-list")),
        FormFactors = StructuredText.Texts(header("sec-ch-ua-form-factors")),
        Mobile = StructuredText.Truth(header("sec-ch-ua-mobile")),
        Wow64 = StructuredText.Truth(header("sec-ch-ua-wow64")),
        Platform = StructuredText.Text(header("sec-ch-ua-platform")),
        PlatformVersion = StructuredText.Text(header("sec-ch-ua-platform-version")),
        Model = StructuredText.Text(header("sec-ch-ua-model")),
        Architecture = StructuredText.Text(header("sec-ch-ua-arch")),
        Bitness = StructuredText.Text(header("sec-ch-ua-bitness")),
    };

    /// <summary>What <c>navigator.userAgentData.getHighEntropyValues(…)</c> gave; members of other types read as absent.</summary>
    public static ClientHints FromScript(JsonElement values)
    {
        if (values.ValueKind is not JsonValueKind.Object)
            return None;

        return new()
        {
            FromPage = true,
            Brands = Brands("brands"),
            FullVersions = Brands("fullVersionList"),
            FormFactors = [.. Items("formFactors").Select(TextOf).OfType<string>()],
            Mobile = Truth("mobile"),
            Wow64 = Truth("wow64"),
            Platform = Text("platform"),
            PlatformVersion = Text("platformVersion"),
            Model = Text("model"),
            Architecture = Text("architecture"),
            Bitness = Text("bitness"),
        };

        string? Text(string name) => values.TryGetProperty(name, out var found) ? TextOf(found) : null;
        bool? Truth(string name) => values.TryGetProperty(name, out var found) && found.ValueKind is JsonValueKind.True or JsonValueKind.False ? found.GetBoolean() : null;
        IEnumerable<JsonElement> Items(string name) => ItemsOf(values, name);
        IReadOnlyList<Brand> Brands(string name) => [.. Items(name).Select(BrandOf).OfType<Brand>()];
    }

    /// <summary>These hints, and where they are silent the others'.</summary>
    public ClientHints Over(ClientHints others) => new()
    {
        FromPage = FromPage || others.FromPage,
        Brands = Brands.Count > 0 ? Brands : others.Brands,
        FullVersions = FullVersions.Count > 0 ? FullVersions : others.FullVersions,
        FormFactors = FormFactors.Count > 0 ? FormFactors : others.FormFactors,
        Mobile = Mobile ?? others.Mobile,
        Wow64 = Wow64 ?? others.Wow64,
        Platform = Platform ?? others.Platform,
        PlatformVersion = PlatformVersion ?? others.PlatformVersion,
        Model = Model ?? others.Model,
        Architecture = Architecture ?? others.Architecture,
        Bitness = Bitness ?? others.Bitness,
    };

    private static IEnumerable<JsonElement> ItemsOf(JsonElement values, string name) =>
        values.TryGetProperty(name, out var found) && found.ValueKind is JsonValueKind.Array ? found.EnumerateArray().Take(StructuredText.MostItems) : [];

    private static Brand? BrandOf(JsonElement item) =>
        item.ValueKind is JsonValueKind.Object && item.TryGetProperty("brand", out var name) && TextOf(name) is { } brand
            ? new(brand, item.TryGetProperty("version", out var version) ? TextOf(version) ?? "" : "")
            : null;

    private static string? TextOf(JsonElement item)
    {
        // Half of a surrogate pair in an escape is valid JSON and no valid text.
        try
        {
            return item.ValueKind is JsonValueKind.String ? StructuredText.Clean(item.GetString()!, LongestValue) : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
