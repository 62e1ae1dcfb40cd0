using System.Security.Cryptography.X509Certificates;

namespace Ostiary.Testing;

/// <summary>The attestation key that all authenticators of one batch share, and its certificate chain.</summary>
/// <remarks>Thread-safe: signatures are made one at a time.</remarks>
public sealed class AttestationBatch : IDisposable
{
    private readonly Lock _gate = new();
    private readonly CredentialKey _key;
    private readonly Func<byte[], byte[], IReadOnlyList<ReadOnlyMemory<byte>>> _chainFor;

    internal AttestationBatch(
        CredentialKey key, ReadOnlyMemory<byte> root, IReadOnlyList<ReadOnlyMemory<byte>> chain, Func<byte[], byte[], IReadOnlyList<ReadOnlyMemory<byte>>> chainFor)
    {
        _chainFor = chainFor;
        _key = key;
        Root = root;
        Chain = chain;
    }

    /// <summary>The certificate at the end of the chain, DER: what a relying party configures as its anchor to trust this batch.</summary>
    public ReadOnlyMemory<byte> Root { get; }

    /// <summary>The certificates of <c>x5c</c>, DER: the leaf first, without the root unless it was told to be sent.</summary>
    public IReadOnlyList<ReadOnlyMemory<byte>> Chain { get; }

    /// <summary>The certificates for one passkey's key and the nonce of one ceremony, as Apple issues them.</summary>
    internal IReadOnlyList<ReadOnlyMemory<byte>> ChainFor(byte[] subjectPublicKeyInfo, byte[] nonce) => _chainFor(subjectPublicKeyInfo, nonce);

    /// <summary>Signs a message with the batch key: ES256, DER.</summary>
    /// <param name="message">What to sign.</param>
    public byte[] Sign(ReadOnlySpan<byte> message)
    {
        lock (_gate)
            return _key.Sign(message);
    }

    /// <inheritdoc/>
    public void Dispose() => _key.Dispose();
}

/// <summary>How a batch certificate looks. As it stands, it meets WebAuthn L3 §8.2.1; each member breaks one rule of it.</summary>
public sealed record BatchCertificate
{
    /// <summary>The X.509 version, 1 to 3.</summary>
    /// <value>The default is 3.</value>
    public int Version { get; init; } = 3;

    /// <summary>The subject.</summary>
    /// <value>The default has country, organization, the unit that the specification wants, and a name.</value>
    public string Subject { get; init; } = "CN=Test Authenticator, OU=Authenticator Attestation, O=Example, C=AA";

    /// <summary>From when the leaf is valid.</summary>
    /// <value>The default is <see cref="AttestationAuthority.ValidFrom"/>.</value>
    public DateTimeOffset ValidFrom { get; init; } = AttestationAuthority.ValidFrom;

    /// <summary>Until when the leaf is valid.</summary>
    /// <value>The default is <see cref="AttestationAuthority.ValidUntil"/>.</value>
    public DateTimeOffset ValidUntil { get; init; } = AttestationAuthority.ValidUntil;

    /// <summary>True for a leaf that claims to be an authority itself, which is not allowed.</summary>
    /// <value>The default is false.</value>
    public bool IsAuthority { get; init; }

    /// <summary>True when the certificate names the model (id-fido-gen-ce-aaguid).</summary>
    /// <value>The default is true.</value>
    public bool NamesAaguid { get; init; } = true;

    /// <summary>The model that the certificate names when it is not the authenticator's own.</summary>
    /// <value>The default is null: the authenticator's own.</value>
    public Guid? Aaguid { get; init; }

    /// <summary>True for an AAGUID extension marked critical, which is not allowed.</summary>
    /// <value>The default is false.</value>
    public bool AaguidIsCritical { get; init; }

    /// <summary>The authorities between root and leaf, the one below the root first.</summary>
    /// <value>The default is none.</value>
    public IReadOnlyList<AuthorityCertificate> Intermediates { get; init; } = [];

    /// <summary>Further extensions of the leaf.</summary>
    /// <value>The default is none.</value>
    public IReadOnlyList<X509Extension> Extensions { get; init; } = [];

    /// <summary>What of the whole chain, leaf first and root last, is sent as <c>x5c</c>.</summary>
    /// <value>The default leaves the root out.</value>
    public Func<IReadOnlyList<ReadOnlyMemory<byte>>, IReadOnlyList<ReadOnlyMemory<byte>>> Sent { get; init; } = whole => [.. whole.SkipLast(1)];
}
