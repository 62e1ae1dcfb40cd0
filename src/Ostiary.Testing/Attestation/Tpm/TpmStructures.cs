using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Ostiary.Testing;

/// <summary>Writes the structures of a TPM (TPM 2.0 Part 2): numbers big-endian, bytes after their length.</summary>
internal static class TpmStructures
{
    private const int RsaKeyType = 3;
    private const ushort Rsa = 0x0001;
    private const ushort Ecc = 0x0023;

    /// <summary>TPMT_PUBLIC of a COSE_Key. A key that no TPM can hold is passed off as one on P-256.</summary>
    public static byte[] PublicArea(CborMap key, TpmClaims claims)
    {
        var isRsa = key[1] is RsaKeyType;
        byte[] parameters = isRsa ? RsaParameters(key, claims) : EccParameters(key, claims);
        byte[] written =
        [
            .. UInt16(claims.KeyType ?? (isRsa ? Rsa : Ecc)),
            .. UInt16(claims.NameAlgorithm),
            .. UInt32(claims.ObjectAttributes),
            .. Sized(claims.AuthPolicy.Span),
            .. claims.Symmetric.Span,
            .. claims.Scheme.Span,
            .. parameters,
        ];
        return claims.PublicArea?.Invoke(written) ?? written;
    }

    /// <summary>TPMS_ATTEST about the key of a public area.</summary>
    public static byte[] CertInfo(byte[] publicArea, byte[] extraData, TpmClaims claims)
    {
        byte[] name = [.. UInt16(claims.NameAlgorithm), .. CryptographicOperations.HashData(HashOf(claims.NameAlgorithm), publicArea)];
        byte[] written =
        [
            .. UInt32(claims.Magic),
            .. UInt16(claims.Type),
            .. Sized(claims.QualifiedSigner.Span),
            .. Sized(claims.ExtraData?.Invoke(extraData) ?? extraData),
            .. claims.Clock.Span,
            .. UInt64(claims.FirmwareVersion),
            .. Sized(claims.Name?.Invoke(name) ?? name),
            .. Sized(claims.QualifiedName.Span),
        ];
        return claims.CertInfo?.Invoke(written) ?? written;
    }

    private static byte[] RsaParameters(CborMap key, TpmClaims claims)
    {
        var modulus = (byte[])key[-1]!;
        modulus = claims.Unique?.Invoke(modulus) ?? modulus;
        return [.. UInt16(claims.KeyBits ?? (ushort)(modulus.Length * 8)), .. UInt32(claims.Exponent), .. Sized(modulus)];
    }

    private static byte[] EccParameters(CborMap key, TpmClaims claims)
    {
        var x = (byte[])key[-2]!;
        var y = key[-3] as byte[] ?? new byte[x.Length];
        ushort curve = key[-1] switch { 2 => 4, 3 => 5, _ => 3 };
        return
        [
            .. UInt16(claims.Curve ?? curve),
            .. claims.KeyDerivation.Span,
            .. Sized(claims.Unique?.Invoke(x) ?? x),
            .. Sized(claims.UniqueY?.Invoke(y) ?? y),
        ];
    }

    private static HashAlgorithmName HashOf(ushort algorithm) => algorithm switch
    {
        0x0004 => HashAlgorithmName.SHA1,
        0x000C => HashAlgorithmName.SHA384,
        0x000D => HashAlgorithmName.SHA512,
        _ => HashAlgorithmName.SHA256,
    };

    private static byte[] Sized(ReadOnlySpan<byte> bytes) => [.. UInt16((ushort)bytes.Length), .. bytes];

    private static byte[] UInt16(ushort number) => [(byte)(number >> 8), (byte)number];

    private static byte[] UInt32(uint number)
    {
        var bytes = new byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, number);
        return bytes;
    }

    private static byte[] UInt64(ulong number)
    {
        var bytes = new byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, number);
        return bytes;
    }
}
