namespace Ostiary.WebAuthn;

/// <summary>Whom the relying party trusts to vouch for authenticators, model by model (WebAuthn L3 §7.1 step 23).</summary>
/// <remarks>Thread-safe. Asked in the middle of a registration: it answers from memory.</remarks>
public interface IAttestationAnchors
{
    /// <summary>False when no model will ever have an anchor, so that a policy which asks for one contradicts itself.</summary>
    /// <value>The default is true.</value>
    bool AreConfigured => true;

    /// <summary>The anchors for one model, in DER: roots, intermediates, or batch certificates themselves. Empty when there are none.</summary>
    IReadOnlyList<ReadOnlyMemory<byte>> For(AttestedModel model);
}

/// <summary>What an attestation says of the authenticator's model before anyone vouches for it.</summary>
public sealed record AttestedModel
{
    /// <summary>The format's identifier, such as <c>packed</c>.</summary>
    public required string Format { get; init; }

    /// <summary>The model as the authenticator data names it; zero where the format has none to tell, as with <c>fido-u2f</c>.</summary>
    public required Aaguid Aaguid { get; init; }

    /// <summary>
    /// SHA-1 of the attestation certificate's public key (RFC 5280 §4.2.1.2 method 1), 20 bytes: how FIDO metadata names models without an AAGUID.
    /// A name only; nothing rests on the strength of its hash.
    /// </summary>
    public required ReadOnlyMemory<byte> CertificateKeyIdentifier { get; init; }
}
