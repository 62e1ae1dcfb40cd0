using System.Diagnostics;
using Ostiary.Accounts;
using Ostiary.Ceremonies;
using Ostiary.Kernel;

namespace Ostiary.Server.Requests;

/// <summary>Finds out who asks: a backend by its secret key, a page by its publishable key, or a hosted page by its host and cookie.</summary>
/// <remarks>The host only selects among relying parties that an administrator has registered; nothing else of a request decides who it is.</remarks>
public sealed class CallerResolution(
    RelyingPartyDirectory relyingParties, ApiKeyDirectory keys, Sessions sessions, SessionCookie cookie, SessionUse use)
{
    /// <summary>The header of publishable keys.</summary>
    public const string KeyHeader = "Ostiary-Key";

    private const string Bearer = "Bearer ";

    /// <summary>The caller of this request.</summary>
    /// <remarks>Fails with <c>http.api_key_unknown</c>, <c>http.origin_not_allowed</c> or <c>http.host_unknown</c>. Being signed in is not demanded here.</remarks>
    public async Task<Outcome<Caller>> Resolve(HttpContext context, CancellationToken cancel)
    {
        var request = context.Request;
        string? authorization = request.Headers.Authorization;
        if (authorization is not null)
            return await Backend(context, authorization, cancel);

        string? publishable = request.Headers[KeyHeader];
        return publishable is not null
            ? await Page(context, publishable, cancel)
            : await HostedPage(context, cancel);
    }

    private async Task<Outcome<Caller>> Backend(HttpContext context, string authorization, CancellationToken cancel)
    {
        if (!authorization.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase))
            return HttpCodes.ApiKeyUnknown;

        var key = await keys.Find(authorization[Bearer.Length..].Trim(), cancel);
        return key is { Succeeded: true, Value.Kind: ApiKeyKind.Secret }
            ? await CallerOf(context, key.Value, CallerKind.Backend, cancel)
            : HttpCodes.ApiKeyUnknown;
    }

    private async Task<Outcome<Caller>> Page(HttpContext context, string token, CancellationToken cancel)
    {
        var key = await keys.Find(token, cancel);
        if (key is not { Succeeded: true, Value.Kind: ApiKeyKind.Publishable })
            return HttpCodes.ApiKeyUnknown;

        string? origin = context.Request.Headers.Origin;
        return origin is not null && key.Value.AllowedOrigins.Contains(origin, StringComparer.Ordinal)
            ? await CallerOf(context, key.Value, CallerKind.PublishableKey, cancel)
            : HttpCodes.OriginNotAllowed;
    }

    /// <summary>The person before a hosted page, found by the page's host and the cookie alone.</summary>
    /// <remarks>Fails with <c>http.origin_not_allowed</c> or <c>http.host_unknown</c>.</remarks>
    public async Task<Outcome<Caller>> HostedPage(HttpContext context, CancellationToken cancel)
    {
        if (await relyingParties.ByHost(context.Request.Host.Value ?? "", cancel) is not { } relyingParty)
            return HttpCodes.HostUnknown;

        if (!IsFromOurOwnPage(context.Request, relyingParty))
            return HttpCodes.OriginNotAllowed;

        return Described(context, relyingParty, CallerKind.HostedPage) with { SignedIn = await SignedIn(context, relyingParty, cancel) };
    }

    // A cookie travels with every request to us, whoever wrote the page; so what changes something must say that our page sent it.
    private static bool IsFromOurOwnPage(HttpRequest request, RelyingParty relyingParty)
    {
        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
            return true;

        string? site = request.Headers["Sec-Fetch-Site"];
        string? origin = request.Headers.Origin;
        return site is null or "same-origin" && string.Equals(origin, relyingParty.HostedOrigin, StringComparison.Ordinal);
    }

    private async Task<SignedIn?> SignedIn(HttpContext context, RelyingParty relyingParty, CancellationToken cancel)
    {
        if (cookie.Read(context, relyingParty) is not { } token)
            return null;

        var found = await sessions.FindByToken(relyingParty.Id, token, cancel);
        if (!found.Succeeded)
        {
            cookie.Clear(context, relyingParty);
            return null;
        }

        await use.Note(found.Value, cancel);
        return new SignedIn { User = found.Value.User, Session = found.Value.Session };
    }

    private async Task<Outcome<Caller>> CallerOf(HttpContext context, ApiKey key, CallerKind kind, CancellationToken cancel) =>
        await relyingParties.Find(key.RelyingPartyId, cancel) is { } relyingParty
            ? Described(context, relyingParty, kind) with { ApiKey = key.Id }
            : HttpCodes.ApiKeyUnknown;

    private static Caller Described(HttpContext context, RelyingParty relyingParty, CallerKind kind) => new()
    {
        RelyingParty = relyingParty,
        Kind = kind,
        Where = DeviceText.From(context.Request.Headers.UserAgent),
        AddressPrefix = AddressPrefix.Of(context.Connection.RemoteIpAddress),
        TraceId = Activity.Current?.TraceId.ToHexString(),
    };
}
