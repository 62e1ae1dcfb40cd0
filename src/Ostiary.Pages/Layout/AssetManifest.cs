using System.Text.Json;
using Microsoft.Extensions.FileProviders;

namespace Ostiary.Pages.Layout;

/// <summary>Logical names of scripts and styles to the hashed addresses under which they may be cached for ever.</summary>
/// <remarks>Read once at start, so that a server whose front end was never built says so at once instead of showing bare pages.</remarks>
public sealed class AssetManifest
{
    private const string Folder = "assets";

    private readonly Dictionary<string, string> _hashedNames;

    private AssetManifest(Dictionary<string, string> hashedNames) => _hashedNames = hashedNames;

    /// <summary>Reads <c>assets/manifest.json</c> below the web root.</summary>
    /// <param name="webRoot">The files that the server offers.</param>
    /// <exception cref="InvalidOperationException">There is no manifest, or it is not a JSON object of texts.</exception>
    public static AssetManifest Load(IFileProvider webRoot)
    {
        var file = webRoot.GetFileInfo($"{Folder}/manifest.json");
        if (!file.Exists)
            throw new InvalidOperationException("wwwroot/assets/manifest.json is missing: build the front end first (npm run build in web/).");

        using var stream = file.CreateReadStream();
        return Parse(stream);
    }

    /// <summary>Reads a manifest.</summary>
    /// <param name="json">A JSON object: logical name to hashed file name.</param>
    /// <exception cref="InvalidOperationException">It is not such an object.</exception>
    public static AssetManifest Parse(Stream json)
    {
        try
        {
            return new(JsonSerializer.Deserialize<Dictionary<string, string>>(json)
                ?? throw new InvalidOperationException("wwwroot/assets/manifest.json is empty."));
        }
        catch (JsonException broken)
        {
            throw new InvalidOperationException("wwwroot/assets/manifest.json is not an object of texts.", broken);
        }
    }

    /// <summary>The address of an asset, such as <c>/assets/pages-4XKQ2M7A.css</c>.</summary>
    /// <exception cref="InvalidOperationException">The front end was built without it: a mistake of ours.</exception>
    public string Href(string logicalName) =>
        _hashedNames.TryGetValue(logicalName, out var hashed)
            ? $"/{Folder}/{hashed}"
            : throw new InvalidOperationException($"'{logicalName}' is not in wwwroot/assets/manifest.json: build the front end again.");
}
