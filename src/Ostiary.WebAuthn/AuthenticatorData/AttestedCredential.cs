namespace Ostiary.WebAuthn;

/// <summary>The new credential inside authenticator data (WebAuthn L3 §6.5.1).</summary>
internal sealed record AttestedCredential
{
    /// <summary>The authenticator's model, as it says itself.</summary>
    public required Aaguid Aaguid { get; init; }

    /// <summary>The credential id.</summary>
    public required ReadOnlyMemory<byte> Id { get; init; }

    /// <summary>The public key: exactly the bytes of the COSE key, without whatever follows it.</summary>
    public required ReadOnlyMemory<byte> PublicKey { get; init; }
}
