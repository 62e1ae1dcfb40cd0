using Ostiary.Kernel;

namespace Ostiary.Testing;

/// <summary>One passkey inside a virtual authenticator.</summary>
/// <remarks>Thread-safe: signatures are made one at a time.</remarks>
public sealed class VirtualPasskey : IDisposable
{
    private readonly Lock _gate = new();
    private readonly CredentialKey _key;

    internal VirtualPasskey(byte[] credentialId, CredentialKey key)
    {
        CredentialId = credentialId;
        Id = Base64UrlText.Encode(credentialId);
        _key = key;
    }

    /// <summary>The credential id.</summary>
    public ReadOnlyMemory<byte> CredentialId { get; }

    /// <summary>The credential id as base64url: the <c>id</c> of the JSON.</summary>
    public string Id { get; }

    /// <summary>Whose passkey it is to use.</summary>
    public required string RpId { get; init; }

    /// <summary>The user handle that the relying party gave.</summary>
    public required ReadOnlyMemory<byte> UserHandle { get; init; }

    /// <summary>The <c>user.name</c> that the relying party gave.</summary>
    public required string UserName { get; init; }

    /// <summary>What it signs with.</summary>
    public required KeyAlgorithm Algorithm { get; init; }

    /// <summary>True when it is found without naming it.</summary>
    public required bool Discoverable { get; init; }

    /// <summary>BE, fixed when it was made.</summary>
    public required bool BackupEligible { get; init; }

    /// <summary>The sign count of the last signature. Settable, to play a clone that lags behind.</summary>
    /// <value>Starts at 0.</value>
    public uint SignCount { get; set; }

    /// <summary>The public key as a COSE_Key.</summary>
    public CborMap PublicKey => _key.PublicKey.Copy();

    internal byte[] SubjectPublicKeyInfo => _key.SubjectPublicKeyInfo;

    /// <summary>Signs a message with the passkey's key, in the form that WebAuthn carries: for answers that no hook can make.</summary>
    /// <param name="message">What to sign.</param>
    public byte[] Sign(ReadOnlySpan<byte> message)
    {
        lock (_gate)
            return _key.Sign(message);
    }

    /// <inheritdoc/>
    public void Dispose() => _key.Dispose();

    internal uint NextSignCount(uint step)
    {
        lock (_gate)
            return SignCount += step;
    }
}
