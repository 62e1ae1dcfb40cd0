using Ostiary.Accounts;
using System.Text.Json.Serialization.Metadata;

namespace Ostiary.Ceremonies;

/// <summary>All that verifying a registration must know; what was in force when the options were issued decides.</summary>
internal sealed record RegistrationState : ISealed<RegistrationState>
{
    public static string Purpose => "ostiary/registration/1";

    public static JsonTypeInfo<RegistrationState> Shape => SealedJson.Default.RegistrationState;

    public required string Id { get; init; }

    public required string RelyingParty { get; init; }

    public required long ExpiresAtMs { get; init; }

    public required long IssuedAtMs { get; init; }

    public required CallerKind Caller { get; init; }

    public required EnrollmentKind Kind { get; init; }

    public required byte[] Challenge { get; init; }

    public required string RpId { get; init; }

    public required IReadOnlyList<string> Origins { get; init; }

    public required string UserVerification { get; init; }

    public required bool DiscoverableRequired { get; init; }

    public required string Attestation { get; init; }

    /// <summary>Which authenticators are taken, where attestation is required; its roots by their SHA-256.</summary>
    public AttestationProfile? Profile { get; init; }

    public required IReadOnlyList<int> Algorithms { get; init; }

    public bool Conditional { get; init; }

    /// <summary>Credentials that the person already has; none of them may be registered again.</summary>
    public IReadOnlyList<byte[]> Excluded { get; init; } = [];

    /// <summary>The handle that the authenticator was given.</summary>
    public required byte[] UserHandle { get; init; }

    /// <summary>The user that gets the passkey; for a sign-up or set-up, the id that the new user will have.</summary>
    public required string User { get; init; }

    public string? Identifier { get; init; }

    public required string DisplayName { get; init; }

    /// <summary>The session that adds a passkey; only its own browser may complete.</summary>
    public string? Session { get; init; }

    /// <summary>The step-up grant to burn together with this state.</summary>
    public string? GrantId { get; init; }

    public long? GrantExpiresAtMs { get; init; }

    /// <summary>The passkey that confirmed the act. It must still be there when the act is done.</summary>
    public string? Voucher { get; init; }

    /// <summary>The first administrator's one-time token, to be burnt together with this state.</summary>
    public string? SetupToken { get; init; }
}

/// <summary>Whose passkey a registration makes.</summary>
public enum EnrollmentKind
{
    /// <summary>A new user's first.</summary>
    SignUp,

    /// <summary>The first administrator's.</summary>
    Setup,

    /// <summary>One more of a user who is signed in.</summary>
    AddPasskey,

    /// <summary>One that a backend asks for in the name of its user.</summary>
    ForUser,
}
