using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Ostiary.Testing;

/// <summary>The private key with which a virtual TPM attests.</summary>
internal sealed class TpmAttestationKey : IDisposable
{
    private readonly AsymmetricAlgorithm _key;

    public TpmAttestationKey(TpmSigning signing)
    {
        Signing = signing;
        _key = signing switch
        {
            TpmSigning.ES256 => ECDsa.Create(ECCurve.NamedCurves.nistP256),
            TpmSigning.ES384 => ECDsa.Create(ECCurve.NamedCurves.nistP384),
            TpmSigning.ES512 => ECDsa.Create(ECCurve.NamedCurves.nistP521),
            _ => RSA.Create(2048),
        };
    }

    public TpmSigning Signing { get; }

    public PublicKey Public => new(_key);

    private HashAlgorithmName HashName => Signing switch
    {
        TpmSigning.RS1 => HashAlgorithmName.SHA1,
        TpmSigning.ES384 or TpmSigning.RS384 => HashAlgorithmName.SHA384,
        TpmSigning.ES512 or TpmSigning.RS512 => HashAlgorithmName.SHA512,
        _ => HashAlgorithmName.SHA256,
    };

    /// <summary>The hash of what it signs along.</summary>
    public byte[] Hash(ReadOnlySpan<byte> message) => CryptographicOperations.HashData(HashName, message);

    [SuppressMessage("Security", "CA5350:Do Not Use Weak Cryptographic Algorithms", Justification = "Old TPMs have nothing better, and servers must be tested with them.")]
    public byte[] Sign(ReadOnlySpan<byte> message) =>
        _key is RSA rsa
            ? rsa.SignData(message, HashName, Signing is TpmSigning.PS256 ? RSASignaturePadding.Pss : RSASignaturePadding.Pkcs1)
            : ((ECDsa)_key).SignData(message, HashName, DSASignatureFormat.Rfc3279DerSequence);

    public void Dispose() => _key.Dispose();
}
