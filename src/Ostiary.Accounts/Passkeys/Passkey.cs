using Ostiary.Kernel;

namespace Ostiary.Accounts;

/// <summary>One passkey: the credential record of WebAuthn L3 §4, and what the product knows besides.</summary>
public sealed record Passkey
{
    public required PasskeyId Id { get; init; }

    public required RelyingPartyId RelyingPartyId { get; init; }

    public required UserId UserId { get; init; }

    /// <summary>The credential id, at most 1023 bytes. Never logged.</summary>
    public required byte[] CredentialId { get; init; }

    /// <summary>The credential public key as COSE bytes.</summary>
    public required byte[] PublicKey { get; init; }

    /// <summary>COSE algorithm identifier, such as -7 for ES256.</summary>
    public required int Algorithm { get; init; }

    public required long SignCount { get; init; }

    /// <summary>As the browser named them: <c>internal</c>, <c>hybrid</c>, <c>usb</c>, …</summary>
    public required IReadOnlyList<string> Transports { get; init; }

    public required bool UvInitialized { get; init; }

    /// <summary>May be synced; null when it was stored before anybody asked.</summary>
    public required bool? BackupEligible { get; init; }

    /// <summary>Was synced when it was last used.</summary>
    public required bool BackedUp { get; init; }

    /// <summary>Authenticator model, dashed lower-case; a hint unless it was attested.</summary>
    public required string Aaguid { get; init; }

    /// <summary>Attestation statement format, such as <c>none</c> or <c>packed</c>.</summary>
    public required string AttestationFormat { get; init; }

    /// <summary>Who vouches for the authenticator; null for a passkey that was stored before this was kept.</summary>
    public PasskeyAttestation? Attestation { get; init; }

    /// <summary>The RP ID that it was made for.</summary>
    public required string RpId { get; init; }

    /// <summary>What its owner calls it.</summary>
    public required string Name { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Browser and system in a few words, such as <c>Firefox on Linux</c>.</summary>
    public required string CreatedWhere { get; init; }

    public DateTimeOffset? LastUsedAt { get; init; }

    public string? LastUsedWhere { get; init; }

    /// <summary>When it was deleted; the tombstone keeps the public key, so that a later answer can be told apart from an unknown one.</summary>
    public DateTimeOffset? DeletedAt { get; init; }

    /// <summary>Binds public key, credential id, user and relying party together; see <see cref="CredentialMac"/>.</summary>
    public required byte[] Mac { get; init; }

    /// <summary>The ring key that made <see cref="Mac"/>.</summary>
    public required KeyId MacKeyId { get; init; }

    public bool IsLive => DeletedAt is null;
}

/// <summary>What the registration was verified from, kept as evidence; a deleted passkey loses it.</summary>
/// <param name="AttestationObject">CBOR as received.</param>
/// <param name="ClientDataJson">JSON as received.</param>
public sealed record RegistrationEvidence(byte[] AttestationObject, byte[] ClientDataJson);

/// <summary>A passkey with the user whom it signs in.</summary>
public sealed record PasskeyOfUser(Passkey Passkey, User User);

/// <summary>One entry for <c>allowCredentials</c> or <c>excludeCredentials</c>.</summary>
public sealed record CredentialDescriptor(byte[] CredentialId, IReadOnlyList<string> Transports);

/// <summary>A user and the credentials with which they can sign in, for options.</summary>
public sealed record UserCredentials(User User, IReadOnlyList<CredentialDescriptor> Credentials);

/// <summary>What one verified authentication changes about a passkey.</summary>
public sealed record PasskeyUse
{
    public required RelyingPartyId RelyingPartyId { get; init; }

    public required PasskeyId PasskeyId { get; init; }

    public required long SignCount { get; init; }

    public required bool UvInitialized { get; init; }

    /// <summary>Fills in an unknown value; a known one is never changed by use.</summary>
    public required bool BackupEligible { get; init; }

    public required bool BackedUp { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string Where { get; init; }
}
