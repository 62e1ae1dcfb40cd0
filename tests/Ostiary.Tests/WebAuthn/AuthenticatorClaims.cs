using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Ostiary.WebAuthn;

namespace Ostiary.Tests.WebAuthn;

/// <summary>The authenticator data that an authenticator writes.</summary>
internal sealed record AuthenticatorClaims
{
    public string RpId { get; init; } = "example.com";

    public AuthenticatorFlags Flags { get; init; } =
        AuthenticatorFlags.UserPresent | AuthenticatorFlags.UserVerified | AuthenticatorFlags.BackupEligible | AuthenticatorFlags.BackedUp;

    public uint SignCount { get; init; }

    public Aaguid Aaguid { get; init; } = Ostiary.WebAuthn.Aaguid.Parse("00112233-4455-6677-8899-aabbccddeeff")!.Value;

    public byte[] CredentialId { get; init; } = [.. Enumerable.Range(1, 32).Select(i => (byte)i)];

    /// <summary>The COSE key; null leaves the attested credential out.</summary>
    public byte[]? PublicKey { get; init; }

    /// <summary>The map of extension outputs; null leaves it out.</summary>
    public byte[]? Extensions { get; init; }

    public byte[] Trailing { get; init; } = [];

    public AuthenticatorClaims With(AuthenticatorFlags flags) => this with { Flags = Flags | flags };

    public AuthenticatorClaims Without(AuthenticatorFlags flags) => this with { Flags = Flags & ~flags };

    public byte[] Serialize()
    {
        var bytes = new List<byte>();
        bytes.AddRange(SHA256.HashData(Encoding.UTF8.GetBytes(RpId)));
        bytes.Add((byte)Flags);
        var number = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(number, SignCount);
        bytes.AddRange(number);
        if (PublicKey is not null)
        {
            bytes.AddRange(Aaguid.ToByteArray());
            bytes.Add((byte)(CredentialId.Length >> 8));
            bytes.Add((byte)CredentialId.Length);
            bytes.AddRange(CredentialId);
            bytes.AddRange(PublicKey);
        }

        bytes.AddRange(Extensions ?? []);
        bytes.AddRange(Trailing);
        return [.. bytes];
    }
}
