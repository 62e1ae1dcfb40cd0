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
        using var mac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key.Secret.Span);
        Append(mac, "ostiary passkey"u8);
        Append(mac, Encoding.UTF8.GetBytes(passkey.RelyingPartyId.Value));
        Append(mac, Encoding.UTF8.GetBytes(passkey.UserId.Value));
        Append(mac, Encoding.UTF8.GetBytes(passkey.Id.Value));
        Append(mac, Encoding.UTF8.GetBytes(passkey.RpId));
        Append(mac, userHandle);
        Append(mac, passkey.CredentialId);
        Append(mac, passkey.PublicKey);
        AppendNumber(mac, passkey.Algorithm);
        return mac.GetHashAndReset();
    }

    private static void Append(IncrementalHash mac, ReadOnlySpan<byte> part)
    {
        AppendNumber(mac, part.Length);
        mac.AppendData(part);
    }

    private static void AppendNumber(IncrementalHash mac, int number)
    {
        Span<byte> bytes = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, number);
        mac.AppendData(bytes);
    }
}
