using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Ostiary.Accounts;
using Ostiary.Kernel;

namespace Ostiary.Ceremonies;

/// <summary>Closes a record into opaque text that only a server with the same key ring can open, and that nobody can alter.</summary>
/// <remarks>
/// <c>version(1) · key id length(1) · key id · salt(32) · ciphertext · tag(16)</c>, base64url. Each seal has an AES-256-GCM key of its own,
/// HKDF-Expand with SHA-256 of the ring's key over purpose and salt, so neither the number of seals nor a repeated nonce can weaken it.
/// RFC 5869 §3.3: the ring's key is uniformly random already, so there is nothing to extract.
/// </remarks>
internal sealed class Seal(KeyRing keys, Entropy entropy, Freshness freshness = Freshness.Current)
{
    private const byte Version = 2;
    private const int SaltBytes = 32;
    private const int TagBytes = 16;
    private const int LongestSeal = 64 * 1024;

    // A key is used for one message only, so the nonce may be constant.
    private static readonly byte[] Nonce = new byte[12];

    /// <summary>Seals a record under the active key.</summary>
    public async ValueTask<string> Close<T>(T value, CancellationToken cancel)
        where T : ISealed<T>
    {
        var key = await keys.Active(KeyPurpose.CeremonySeal, cancel);
        return Close(value, key);
    }

    private string Close<T>(T value, RingKey key)
        where T : ISealed<T>
    {
        var keyId = Encoding.ASCII.GetBytes(key.Id.Value);
        var plain = JsonSerializer.SerializeToUtf8Bytes(value, T.Shape);

        var sealedBytes = new byte[2 + keyId.Length + SaltBytes + plain.Length + TagBytes];
        sealedBytes[0] = Version;
        sealedBytes[1] = (byte)keyId.Length;
        keyId.CopyTo(sealedBytes.AsSpan(2));
        var salt = sealedBytes.AsSpan(2 + keyId.Length, SaltBytes);
        entropy.Fill(salt);

        using var cipher = CipherFor<T>(key, salt);
        var body = sealedBytes.AsSpan(2 + keyId.Length + SaltBytes);
        cipher.Encrypt(Nonce, plain, body[..plain.Length], body[plain.Length..]);
        return Base64Url.EncodeToString(sealedBytes);
    }

    /// <summary>Opens a seal of this kind.</summary>
    /// <remarks>Fails with <c>ceremony.state_malformed</c> or <c>ceremony.state_not_ours</c>. Says nothing of expiry.</remarks>
    public async ValueTask<Outcome<T>> Open<T>(string text, CancellationToken cancel)
        where T : class, ISealed<T>
    {
        if (text.Length > LongestSeal || !Base64UrlText.TryDecode(text, out var bytes) || Parts.Of(bytes) is not { } parts)
            return CeremonyCodes.StateMalformed;

        return await keys.Find(KeyPurpose.CeremonySeal, new KeyId(parts.KeyId), freshness, cancel) is { } key ? Open<T>(parts, key) : CeremonyCodes.StateNotOurs;
    }

    private static Outcome<T> Open<T>(Parts parts, RingKey key)
        where T : class, ISealed<T>
    {
        var plain = new byte[parts.Cipher.Length];
        try
        {
            using var cipher = CipherFor<T>(key, parts.Salt.Span);
            cipher.Decrypt(Nonce, parts.Cipher.Span, parts.Tag.Span, plain);
        }
        catch (AuthenticationTagMismatchException)
        {
            return CeremonyCodes.StateNotOurs;
        }

        return JsonSerializer.Deserialize(plain, T.Shape) is { } value ? value : CeremonyCodes.StateMalformed;
    }

    private static AesGcm CipherFor<T>(RingKey key, ReadOnlySpan<byte> salt)
        where T : ISealed<T>
    {
        Span<byte> derived = stackalloc byte[32];
        // Purposes are printable and end before the salt, which has one length: no two pairs read alike.
        HKDF.Expand(HashAlgorithmName.SHA256, key.Secret.Span, derived, [.. Encoding.ASCII.GetBytes(T.Purpose), 0, .. salt]);
        var cipher = new AesGcm(derived, TagBytes);
        CryptographicOperations.ZeroMemory(derived);
        return cipher;
    }

    private sealed record Parts(string KeyId, ReadOnlyMemory<byte> Salt, ReadOnlyMemory<byte> Cipher, ReadOnlyMemory<byte> Tag)
    {
        public static Parts? Of(byte[] bytes)
        {
            if (bytes.Length < 2 || bytes[0] != Version || bytes.Length < 2 + bytes[1] + SaltBytes + TagBytes)
                return null;

            var afterKeyId = 2 + bytes[1];
            return new Parts(
                Encoding.ASCII.GetString(bytes, 2, bytes[1]),
                bytes.AsMemory(afterKeyId, SaltBytes),
                bytes.AsMemory((afterKeyId + SaltBytes)..^TagBytes),
                bytes.AsMemory(^TagBytes..));
        }
    }
}
