using System.Security.Cryptography;
using Ostiary.Kernel;

namespace Ostiary.Testing;

/// <summary>The private key with which a virtual TPM attests. It and its signatures repeat with the entropy.</summary>
internal sealed class TpmAttestationKey(TpmSigning signing, Entropy entropy) : IDisposable
{
    // The numbers of both are COSE's.
    private readonly CredentialKey _key = CredentialKey.Make((KeyAlgorithm)signing, entropy);

    public TpmSigning Signing => signing;

    public byte[] SubjectPublicKeyInfo => _key.SubjectPublicKeyInfo;

    private HashAlgorithmName HashName => signing switch
    {
        TpmSigning.RS1 => HashAlgorithmName.SHA1,
        TpmSigning.ES384 or TpmSigning.RS384 => HashAlgorithmName.SHA384,
        TpmSigning.ES512 or TpmSigning.RS512 => HashAlgorithmName.SHA512,
        _ => HashAlgorithmName.SHA256,
    };

    /// <summary>The hash of what it signs along.</summary>
    public byte[] Hash(ReadOnlySpan<byte> message) => CryptographicOperations.HashData(HashName, message);

    public byte[] Sign(ReadOnlySpan<byte> message) => _key.Sign(message);

    public void Dispose() => _key.Dispose();
}
