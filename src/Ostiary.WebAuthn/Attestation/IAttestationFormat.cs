using Ostiary.Kernel;

namespace Ostiary.WebAuthn;

/// <summary>The verification procedure of one attestation statement format (WebAuthn L3 §8).</summary>
internal interface IAttestationFormat
{
    /// <summary>The identifier in the IANA registry.</summary>
    string Identifier { get; }

    /// <summary>Verifies a statement, as far as it can be without knowing whom to trust.</summary>
    Outcome<AttestationResult> Verify(AttestationClaim claim);
}

/// <summary>What a verification procedure is given (WebAuthn L3 §6.5.2).</summary>
internal sealed record AttestationClaim
{
    /// <summary>The statement, in the syntax of its format.</summary>
    public required CborValue Statement { get; init; }

    /// <summary>The authenticator data.</summary>
    public required AuthenticatorData AuthenticatorData { get; init; }

    /// <summary>The new credential inside the authenticator data.</summary>
    public required AttestedCredential Credential { get; init; }

    /// <summary>The new credential's public key.</summary>
    public required CoseKey CredentialKey { get; init; }

    /// <summary>SHA-256 of the serialized client data.</summary>
    public required ReadOnlyMemory<byte> ClientDataHash { get; init; }

    /// <summary>When the ceremony takes place.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>What is let pass although it is not as the specifications say.</summary>
    /// <value>The default is <see cref="AttestationTolerances.None"/>.</value>
    public AttestationTolerances Tolerated { get; init; } = AttestationTolerances.None;

    /// <summary>Whether an enterprise asked for an attestation that tells one device from all others (WebAuthn L3 §8.2.2).</summary>
    /// <value>The default is false.</value>
    public bool ForEnterprise { get; init; }

    /// <summary>What attestation signatures are made over: authenticator data, then the hash of the client data.</summary>
    public byte[] SignedBytes() => [.. AuthenticatorData.Encoded.Span, .. ClientDataHash.Span];
}
