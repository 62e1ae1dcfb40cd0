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

    /// <summary>Where a publishable key stands in an address, for pages that cannot set a header: with <c>navigator.sendBeacon</c>.</summary>
    public const string KeyParameter = "key";

    private const string Bearer = "Bearer ";

    /// <summary>The caller of this request.</summary>
    /// <remarks>Fails with <c>http.api_key_unknown</c>, <c>http.origin_not_allowed</c> or <c>http.host_unknown</c>. Being signed in is not demanded here.</remarks>
    public async Task<Outcome<Caller>> Resolve(HttpContext context, CancellationToken cancel) =>
        await ByKey(context, context.Request.Headers[KeyHeader], Freshness.Current, cancel) ?? await HostedPage(context, cancel);

    /// <summary>Whose events a request brings, whoever is signed in. Looks into memory only, also while the database is away.</summary>
    /// <remarks>
    /// Fails as <see cref="Resolve"/> does. A publishable key may also stand in the address, for it is no secret. In an outage a key that was
    /// revoked just before may bring events for up to an hour, see <see cref="Freshness.LastKnown"/>.
    /// </remarks>
    public async Task<Outcome<Caller>> ResolveEventSource(HttpContext context, CancellationToken cancel)
    {
        string? publishable = context.Request.Headers[KeyHeader];
        publishable ??= context.Request.Query[KeyParameter];
        return await ByKey(context, publishable, Freshness.LastKnown, cancel) ?? await OwnPage(context, Freshness.LastKnown, cancel);
    }

    private async Task<Outcome<Caller>?> ByKey(HttpContext context, string? publishable, Freshness freshness, CancellationToken cancel)
    {
        string? authorization = context.Request.Headers.Authorization;
        if (authorization is not null)
            return await Backend(context, authorization, freshness, cancel);

        if (publishable is not null)
            return await Page(context, publishable, freshness, cancel);

        return null;
    }

    private async Task<Outcome<Caller>> Backend(HttpContext context, string authorization, Freshness freshness, CancellationToken cancel)
    {
        if (!authorization.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase))
            return HttpCodes.ApiKeyUnknown;

        var key = await keys.Find(authorization[Bearer.Length..].Trim(), freshness, cancel);
        return key is { Succeeded: true, Value.Kind: ApiKeyKind.Secret }
            ? await CallerOf(context, key.Value, CallerKind.Backend, freshness, cancel)
            : HttpCodes.ApiKeyUnknown;
    }

    private async Task<Outcome<Caller>> Page(HttpContext context, string token, Freshness freshness, CancellationToken cancel)
    {
        var key = await keys.Find(token, freshness, cancel);
        if (key is not { Succeeded: true, Value.Kind: ApiKeyKind.Publishable })
            return HttpCodes.ApiKeyUnknown;

        string? origin = context.Request.Headers.Origin;
        return origin is not null && key.Value.AllowedOrigins.Contains(origin, StringComparer.Ordinal)
            ? await CallerOf(context, key.Value, CallerKind.PublishableKey, freshness, cancel)
            : HttpCodes.OriginNotAllowed;
    }

    /// <summary>The person before a hosted page, found by the page's host and the cookie alone.</summary>
    /// <remarks>Fails with <c>http.origin_not_allowed</c> or <c>http.host_unknown</c>.</remarks>
    public async Task<Outcome<Caller>> HostedPage(HttpContext context, CancellationToken cancel) =>
        await (await OwnPage(context, Freshness.Current, cancel)).Then(async caller =>
            Outcome.Of(caller with { SignedIn = await SignedIn(context, caller.RelyingParty, cancel) }));

    private async Task<Outcome<Caller>> OwnPage(HttpContext context, Freshness freshness, CancellationToken cancel)
    {
        if (await relyingParties.ByHost(context.Request.Host.Value ?? "", freshness, cancel) is not { } relyingParty)
            return HttpCodes.HostUnknown;

        if (!IsFromOurOwnPage(context.Request, relyingParty))
            return HttpCodes.OriginNotAllowed;

        return Described(context, relyingParty, CallerKind.HostedPage);
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

    private async Task<Outcome<Caller>> CallerOf(HttpContext context, ApiKey key, CallerKind kind, Freshness freshness, CancellationToken cancel) =>
        await relyingParties.Find(key.RelyingPartyId, freshness, cancel) is { } relyingParty
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
