using System.Security.Cryptography;
using Ostiary.Kernel;

namespace Ostiary.Testing;

/// <summary>One passkey inside a virtual authenticator.</summary>
/// <remarks>Thread-safe: signatures are made one at a time.</remarks>
public sealed class VirtualPasskey : IDisposable
{
    private readonly Lock _gate = new();
    private readonly CredentialKey _key;
    private readonly byte[]? _prfSecret;

    internal VirtualPasskey(byte[] credentialId, CredentialKey key, byte[]? prfSecret = null)
    {
        CredentialId = credentialId;
        Id = Base64UrlText.Encode(credentialId);
        _key = key;
        _prfSecret = prfSecret;
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

    /// <summary>The level of <c>credProtect</c>, 1 to 3; null when the registration did not ask.</summary>
    /// <value>The default is null.</value>
    public int? Protection { get; init; }

    /// <summary>True when it was registered through the older U2F, under an AppID in place of <see cref="RpId"/>.</summary>
    /// <value>The default is false.</value>
    public bool IsU2f { get; init; }

    /// <summary>The blob that an authentication wrote; null when none did.</summary>
    /// <value>Starts as null.</value>
    public ReadOnlyMemory<byte>? LargeBlob { get; internal set; }

    /// <summary>True when its registration asked for <c>prf</c>.</summary>
    public bool HasPrf => _prfSecret is not null;

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

    /// <summary>What prf gives for an input, as the page would see it: 32 bytes (WebAuthn L3 §10.1.4).</summary>
    /// <param name="input">The input, of any length.</param>
    /// <exception cref="InvalidOperationException">It has no prf; see <see cref="HasPrf"/>.</exception>
    public byte[] EvaluatePrf(ReadOnlySpan<byte> input) => _prfSecret is null
        ? throw new InvalidOperationException("Its registration did not ask for prf.")
        : HMACSHA256.HashData(_prfSecret, SHA256.HashData([.. "WebAuthn PRF\0"u8, .. input]));

    /// <inheritdoc/>
    public void Dispose() => _key.Dispose();

    internal uint NextSignCount(uint step)
    {
        lock (_gate)
            return SignCount += step;
    }
}
