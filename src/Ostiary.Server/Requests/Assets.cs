using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;

namespace Ostiary.Server.Requests;

/// <summary>Scripts, styles and pictures. Their names hold a hash of their content, so they may be kept for ever; but for the one that other sites name.</summary>
public static class Assets
{
    /// <summary>The script with which pages of other sites observe themselves (docs/guide/observe-only.md). Its address never changes.</summary>
    public const string ObserveScript = "/assets/observe.v1.js";

    /// <summary>What leads this server from names to files, and nobody else. Its own name does not change with it.</summary>
    private const string Manifest = "/manifest.json";

    private const string ForEver = "public, max-age=31536000, immutable";
    private const string AnHour = "public, max-age=3600";

    /// <summary>Offers <c>/assets</c>.</summary>
    public static IApplicationBuilder UseAssets(this IApplicationBuilder app) => app.UseStaticFiles(new StaticFileOptions
    {
        RequestPath = "/assets",
        FileProvider = new AssetFolder(app.ApplicationServices.GetRequiredService<IWebHostEnvironment>().WebRootFileProvider),
        OnPrepareResponse = Describe,
    });

    private static void Describe(StaticFileResponseContext answer)
    {
        var headers = answer.Context.Response.Headers;
        if (answer.Context.Request.Path != ObserveScript)
        {
            headers.CacheControl = ForEver;
            return;
        }

        // Any page may load it, with or without `crossorigin`; it holds nothing that is anybody's.
        headers.CacheControl = AnHour;
        headers["Cross-Origin-Resource-Policy"] = "cross-origin";
        headers.AccessControlAllowOrigin = "*";
    }

    /// <summary>The folder <c>assets</c> below the web root, and nothing beside it.</summary>
    private sealed class AssetFolder(IFileProvider webRoot) : IFileProvider
    {
        public IDirectoryContents GetDirectoryContents(string subpath) => NotFoundDirectoryContents.Singleton;

        public IFileInfo GetFileInfo(string subpath) =>
            "/" + subpath.TrimStart('/') == Manifest ? new NotFoundFileInfo(subpath) : webRoot.GetFileInfo("/assets" + subpath);

        public Microsoft.Extensions.Primitives.IChangeToken Watch(string filter) => NullChangeToken.Singleton;
    }
}
