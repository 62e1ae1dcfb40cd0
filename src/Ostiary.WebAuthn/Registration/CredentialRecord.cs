namespace Ostiary.WebAuthn;

/// <summary>What to store of a credential (WebAuthn L3 §4, credential record), with every item that Level 3 recommends or permits.</summary>
public sealed record CredentialRecord
{
    /// <summary>Always <c>public-key</c>.</summary>
    public string Type { get; init; } = "public-key";

    /// <summary>The credential id: 1 to 1023 bytes.</summary>
    public required ReadOnlyMemory<byte> Id { get; init; }

    /// <summary>The public key: exactly the bytes of the COSE key.</summary>
    public required ReadOnlyMemory<byte> PublicKey { get; init; }

    /// <summary>The algorithm of the public key.</summary>
    public required CoseAlgorithm Algorithm { get; init; }

    /// <summary>The signature counter at registration.</summary>
    public required uint SignCount { get; init; }

    /// <summary>Whether the user was verified in any ceremony so far.</summary>
    public required bool UvInitialized { get; init; }

    /// <summary>Whether the credential may be backed up; fixed for its life.</summary>
    public required bool BackupEligible { get; init; }

    /// <summary>Whether the credential was backed up at registration.</summary>
    public required bool BackedUp { get; init; }

    /// <summary>How the authenticator can be reached, to be sent back in <c>allowCredentials</c> and <c>excludeCredentials</c>.</summary>
    public required IReadOnlyList<string> Transports { get; init; }

    /// <summary>The authenticator's model, as it says itself: a hint unless an attestation vouches for it.</summary>
    public required Aaguid Aaguid { get; init; }

    /// <summary>The attestation object as received.</summary>
    public required ReadOnlyMemory<byte> AttestationObject { get; init; }

    /// <summary>The serialized client data as received.</summary>
    public required ReadOnlyMemory<byte> AttestationClientDataJson { get; init; }

    /// <summary>The RP ID that the credential is scoped to.</summary>
    public required string RpId { get; init; }
}
