namespace Ostiary.Testing;

/// <summary>A TPM as far as WebAuthn sees one: an attestation key, and the certificate chain that an authority gave it.</summary>
/// <remarks>Thread-safe: signatures are made one at a time. The private keys of passkeys do not move into it; it says that it holds them.</remarks>
public sealed class VirtualTpm : IDisposable
{
    private readonly Lock _gate = new();
    private readonly TpmAttestationKey _key;

    internal VirtualTpm(TpmAttestationKey key, ReadOnlyMemory<byte> root, IReadOnlyList<ReadOnlyMemory<byte>> chain)
    {
        _key = key;
        Root = root;
        Chain = chain;
    }

    /// <summary>The certificate at the end of the chain, DER: what a relying party configures as its anchor to trust this TPM.</summary>
    public ReadOnlyMemory<byte> Root { get; }

    /// <summary>The certificates of <c>x5c</c>, DER: that of the attestation key first, without the root.</summary>
    public IReadOnlyList<ReadOnlyMemory<byte>> Chain { get; }

    /// <inheritdoc/>
    public void Dispose() => _key.Dispose();

    /// <summary>A tpm statement about a passkey (WebAuthn L3 §8.3).</summary>
    internal CborMap Certify(VirtualPasskey passkey, byte[] message, TpmClaims claims)
    {
        lock (_gate)
        {
            var publicArea = TpmStructures.PublicArea(passkey.PublicKey, claims);
            var certInfo = TpmStructures.CertInfo(publicArea, _key.Hash(message), claims);
            return new()
            {
                { "alg", claims.Algorithm ?? (int)_key.Signing },
                { "sig", _key.Sign(certInfo) },
                { "ver", claims.Ver },
                { "x5c", Chain.Select(certificate => certificate.ToArray()).ToArray() },
                { "pubArea", publicArea },
                { "certInfo", certInfo },
            };
        }
    }
}
