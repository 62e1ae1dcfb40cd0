using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Ostiary.Testing;

/// <summary>Writes authenticator data (WebAuthn L3 §6.1).</summary>
internal static class AuthenticatorDataBytes
{
    public static byte[] Write(string rpId, AuthenticatorFlags flags, uint signCount, byte[] attestedCredential, CborMap honest, Alterations alterations)
    {
        if (attestedCredential.Length > 0)
            flags |= AuthenticatorFlags.AttestedCredentialIncluded;
        var outputs = alterations.AuthenticatorExtensions ?? (honest.Any() ? honest : null);
        if (outputs is not null)
            flags |= AuthenticatorFlags.ExtensionsIncluded;

        var extensions = outputs?.Encode() ?? [];
        var bytes = new byte[37 + attestedCredential.Length + extensions.Length];
        SHA256.HashData(Encoding.UTF8.GetBytes(rpId), bytes);
        bytes[32] = (byte)(alterations.Flags?.Invoke(flags) ?? flags);
        BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(33), alterations.SignCount?.Invoke(signCount) ?? signCount);
        attestedCredential.CopyTo(bytes, 37);
        extensions.CopyTo(bytes, 37 + attestedCredential.Length);
        return alterations.AuthenticatorData?.Invoke(bytes) ?? bytes;
    }

    public static byte[] AttestedCredential(Guid aaguid, VirtualPasskey passkey, Alterations alterations)
    {
        var id = passkey.CredentialId.ToArray();
        id = alterations.CredentialId?.Invoke(id) ?? id;
        var key = passkey.PublicKey;
        alterations.PublicKey?.Invoke(key);
        return [.. aaguid.ToByteArray(bigEndian: true), (byte)(id.Length >> 8), (byte)id.Length, .. id, .. key.Encode()];
    }
}
