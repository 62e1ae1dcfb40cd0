using Microsoft.Extensions.FileProviders;

namespace Ostiary.Server.Requests;

/// <summary>Scripts and styles. Their names hold a hash of their content, so they may be kept for ever.</summary>
public static class Assets
{
    private const string ForEver = "public, max-age=31536000, immutable";

    /// <summary>Offers <c>/assets</c>.</summary>
    public static IApplicationBuilder UseAssets(this IApplicationBuilder app) => app.UseStaticFiles(new StaticFileOptions
    {
        RequestPath = "/assets",
        FileProvider = new AssetFolder(app.ApplicationServices.GetRequiredService<IWebHostEnvironment>().WebRootFileProvider),
        OnPrepareResponse = answer => answer.Context.Response.Headers.CacheControl = ForEver,
    });

    /// <summary>The folder <c>assets</c> below the web root, and nothing beside it.</summary>
    private sealed class AssetFolder(IFileProvider webRoot) : IFileProvider
    {
        public IDirectoryContents GetDirectoryContents(string subpath) => NotFoundDirectoryContents.Singleton;

        public IFileInfo GetFileInfo(string subpath) => webRoot.GetFileInfo("/assets" + subpath);

        public Microsoft.Extensions.Primitives.IChangeToken Watch(string filter) => NullChangeToken.Singleton;
    }
}
