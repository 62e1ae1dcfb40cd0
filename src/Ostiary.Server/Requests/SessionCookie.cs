using Ostiary.Accounts;

namespace Ostiary.Server.Requests;

/// <summary>The cookie that holds a session's token.</summary>
/// <remarks>
/// <c>__Host-</c>, Secure, HttpOnly, SameSite=Lax. On <c>http://localhost</c>, and nowhere else, a cookie of another name without Secure:
/// some browsers keep no secure cookie there, and nobody listens between a machine and itself.
/// </remarks>
public sealed class SessionCookie
{
    private const string Name = "__Host-ostiary-session";
    private const string LocalName = "ostiary-session-local";

    /// <summary>The token; null when there is none.</summary>
    public string? Read(HttpContext context, RelyingParty relyingParty) => context.Request.Cookies[NameFor(relyingParty)];

    /// <summary>Sends the token of a session that just began.</summary>
    public void Write(HttpContext context, RelyingParty relyingParty, string token, DateTimeOffset expiresAt) =>
        context.Response.Cookies.Append(NameFor(relyingParty), token, Options(relyingParty, expiresAt));

    /// <summary>Takes the cookie back.</summary>
    public void Clear(HttpContext context, RelyingParty relyingParty) =>
        context.Response.Cookies.Delete(NameFor(relyingParty), Options(relyingParty, expiresAt: null));

    private static string NameFor(RelyingParty relyingParty) => IsLocal(relyingParty) ? LocalName : Name;

    private static CookieOptions Options(RelyingParty relyingParty, DateTimeOffset? expiresAt) => new()
    {
        Path = "/",
        HttpOnly = true,
        IsEssential = true,
        SameSite = SameSiteMode.Lax,
        Secure = !IsLocal(relyingParty),
        Expires = expiresAt,
    };

    private static bool IsLocal(RelyingParty relyingParty) =>
        relyingParty.HostedOrigin.StartsWith("http://localhost", StringComparison.Ordinal);
}
