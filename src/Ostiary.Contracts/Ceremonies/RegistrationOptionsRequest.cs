using System.Text.Json.Serialization;

namespace Ostiary.Contracts.Ceremonies;

/// <summary>Asks for the options of a registration: <c>POST /v1/ceremonies/registration/options</c>.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record RegistrationOptionsRequest
{
    /// <summary>What the passkey is for: <c>sign-up</c> (a new user), <c>add-passkey</c> (one more for a known user), or <c>setup</c> (the first administrator).</summary>
    public required string Purpose { get; init; }

    /// <summary>What the person will type to find their account: an e-mail address or a user name, 1 to 256 characters. Needed to sign up.</summary>
    public string? Identifier { get; init; }

    /// <summary>How the person is called, up to 64 characters; the identifier when absent.</summary>
    public string? DisplayName { get; init; }

    /// <summary>Whose passkey it will be, <c>usr_…</c>; only a backend with a secret key may say so.</summary>
    public string? UserId { get; init; }

    /// <summary>The grant of a fresh step up for <c>passkey.add</c>; a browser needs it to add a passkey.</summary>
    public string? StepUpGrant { get; init; }

    /// <summary>The one-time token of the first administrator's link; only for <c>setup</c>.</summary>
    public string? SetupToken { get; init; }

    /// <summary><c>conditional</c> for a silent upgrade after a password sign-in (WebAuthn L3 §5.1.3); otherwise absent.</summary>
    public string? Mediation { get; init; }

    /// <summary>What the person is likely to use, best first: <c>security-key</c>, <c>client-device</c>, <c>hybrid</c>.</summary>
    public IReadOnlyList<string>? Hints { get; init; }

    /// <summary>The group that you count this person in, such as <c>control</c>: letters, digits, <c>-</c> and <c>_</c>, at most 32; only a backend with a
    /// secret key may say so. Figures can be asked for by it.</summary>
    public string? Cohort { get; init; }
}
