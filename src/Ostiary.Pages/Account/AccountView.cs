using Ostiary.Kernel;
using Ostiary.Pages.Problem;

namespace Ostiary.Pages.Account;

/// <summary>What a signed-in person sees of their account.</summary>
public sealed record AccountView
{
    /// <summary>The relying party's name.</summary>
    public required string Site { get; init; }

    /// <summary>The identifier or display name that the person knows the account by.</summary>
    public required string KnownAs { get; init; }

    /// <summary>True for someone who may open the console.</summary>
    public bool IsAdministrator { get; init; }

    public required IReadOnlyList<PasskeyLine> Passkeys { get; init; }

    public required IReadOnlyList<SessionLine> Sessions { get; init; }

    /// <summary>What the page tells the browser's passkey providers, so that their list agrees with ours; null when it is not known.</summary>
    public SignalBlock? Signals { get; init; }

    public Refusal? Refusal { get; init; }

    public string? News { get; init; }
}

/// <summary>One passkey, as its owner recognizes it.</summary>
public sealed record PasskeyLine
{
    public required PasskeyId Id { get; init; }

    public required string Name { get; init; }

    /// <summary>What its AAGUID suggests, such as a password manager's name: a hint, never proof; null when unknown.</summary>
    public string? ProviderHint { get; init; }

    public required Residence Residence { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public string? CreatedWhere { get; init; }

    public DateTimeOffset? LastUsedAt { get; init; }

    public string? LastUsedWhere { get; init; }
}

/// <summary>Where a passkey lives, as far as its flags and transports say.</summary>
public enum Residence
{
    /// <summary>A provider keeps it in step between the person's devices.</summary>
    Synced,

    /// <summary>It cannot leave the device that made it.</summary>
    OneDevice,

    /// <summary>It cannot leave a security key.</summary>
    SecurityKey,
}

/// <summary>One place where the person is signed in.</summary>
/// <param name="Id">Names the session; not its secret.</param>
/// <param name="Where">Browser and system, such as "Chrome on Windows".</param>
/// <param name="BegunAt">When it was signed in.</param>
/// <param name="SeenAt">When it was last used.</param>
/// <param name="IsThisOne">True for the session that asks.</param>
public sealed record SessionLine(SessionId Id, string Where, DateTimeOffset BegunAt, DateTimeOffset SeenAt, bool IsThisOne);

/// <summary>The arguments of the Signal API (WebAuthn L3 §5.1.10), bytes as base64url.</summary>
public sealed record SignalBlock(string RpId, string UserId, IReadOnlyList<string> AllAcceptedCredentialIds, string Name, string DisplayName);
