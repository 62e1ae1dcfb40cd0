using System.Net;

namespace Ostiary.EndToEnd.Tests.Servers;

/// <summary>Plain HTTP to a server, which may be gone.</summary>
internal static class Wire
{
    /// <summary>A client with a cookie jar of its own that follows no redirect.</summary>
    public static HttpClient To(string origin) => new(new SocketsHttpHandler { AllowAutoRedirect = false })
    {
        BaseAddress = new Uri(origin),
        Timeout = TimeSpan.FromSeconds(30),
    };

    /// <summary>The status of an answer; null when nobody answers.</summary>
    public static async Task<HttpStatusCode?> StatusOf(HttpClient wire, string path)
    {
        try
        {
            using var answer = await wire.GetAsync(path);
            return answer.StatusCode;
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }
}
