using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Ostiary.Kernel;

namespace Ostiary.Accounts;

/// <summary>Binds a stored public key to its credential, user and relying party, so that who can write to the database cannot sign in as anybody.</summary>
/// <remarks>HMAC-SHA-256 over each part behind its length, with a key of the ring that the database holds only wrapped.</remarks>
public sealed class CredentialMac(KeyRing ring)
{
    /// <summary>The same passkey with its seal.</summary>
    public async ValueTask<Passkey> Seal(Passkey passkey, byte[] userHandle, CancellationToken cancel)
    {
        var key = await ring.Active(KeyPurpose.CredentialMac, cancel);
        return passkey with { Mac = MacOf(key, passkey, userHandle), MacKeyId = key.Id };
    }

    /// <summary>The passkey as it was registered, or <c>accounts.passkey_tampered</c>.</summary>
    public async ValueTask<Outcome<Done>> Verify(Passkey passkey, byte[] userHandle, CancellationToken cancel)
    {
        var key = await ring.Find(KeyPurpose.CredentialMac, passkey.MacKeyId, cancel);
        return key is not null && CryptographicOperations.FixedTimeEquals(MacOf(key, passkey, userHandle), passkey.Mac)
            ? new Done()
            : AccountsCodes.PasskeyTampered;
    }

    private static byte[] MacOf(RingKey key, Passkey passkey, byte[] userHandle)
    {
        // All parts in one piece: each call into libcrypto costs more than hashing the few bytes it is about.
        var bound = new ArrayBufferWriter<byte>(512);
        Append(bound, "ostiary passkey"u8);
        Append(bound, passkey.RelyingPartyId.Value);
        Append(bound, passkey.UserId.Value);
        Append(bound, passkey.Id.Value);
        Append(bound, passkey.RpId);
        Append(bound, userHandle);
        Append(bound, passkey.CredentialId);
        Append(bound, passkey.PublicKey);
        AppendNumber(bound, passkey.Algorithm);
        return HMACSHA256.HashData(key.Secret.Span, bound.WrittenSpan);
    }

    private static void Append(ArrayBufferWriter<byte> bound, string part)
    {
        AppendNumber(bound, Encoding.UTF8.GetByteCount(part));
        Encoding.UTF8.GetBytes(part, bound);
    }

    private static void Append(ArrayBufferWriter<byte> bound, ReadOnlySpan<byte> part)
    {
        AppendNumber(bound, part.Length);
        bound.Write(part);
    }

    private static void AppendNumber(ArrayBufferWriter<byte> bound, int number)
    {
        BinaryPrimitives.WriteInt32BigEndian(bound.GetSpan(sizeof(int)), number);
        bound.Advance(sizeof(int));
    }
}
