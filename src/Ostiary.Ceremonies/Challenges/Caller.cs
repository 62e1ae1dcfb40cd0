using Ostiary.Accounts;
using Ostiary.Kernel;

namespace Ostiary.Ceremonies;

/// <summary>Who asks for a ceremony, and through which door. Established by the server; never by the body of a request.</summary>
public sealed record Caller
{
    /// <summary>The relying party that the caller belongs to.</summary>
    public required RelyingParty RelyingParty { get; init; }

    /// <summary>The door.</summary>
    public required CallerKind Kind { get; init; }

    /// <summary>The person whose session cookie came along; null when nobody is signed in.</summary>
    public SignedIn? SignedIn { get; init; }

    /// <summary>The API key that a backend or an application's page showed; null for hosted pages.</summary>
    public ApiKeyId? ApiKey { get; init; }

    /// <summary>The device in a few words for the person's own eyes; null when unknown.</summary>
    public string? Where { get; init; }

    /// <summary>The truncated address.</summary>
    public string? AddressPrefix { get; init; }

    /// <summary>The W3C trace id of the request; null outside a request.</summary>
    public string? TraceId { get; init; }
}
