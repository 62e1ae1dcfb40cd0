using System.Buffers.Binary;
using System.Numerics;
using System.Security.Cryptography;

namespace Ostiary.Testing;

/// <summary>RSASSA-PSS whose signatures repeat: the salt follows from key and message, where .NET draws one anew each time (RFC 8017 §8.1.1, §9.1.1).</summary>
/// <remarks>Not in constant time, and so for tests only.</remarks>
internal static class RepeatablePss
{
    private const byte Trailer = 0xBC;

    /// <summary>The signature; its salt is as long as the hash, as COSE wants it (RFC 8230 §2).</summary>
    public static byte[] Sign(RSAParameters key, HashAlgorithmName hash, ReadOnlySpan<byte> message)
    {
        var salt = CryptographicOperations.HmacData(hash, key.D!, message);
        var encoded = Encode(key.Modulus!.Length, hash, message, salt);
        return RepeatableRsa.Bytes(Power(key, new BigInteger(encoded, isUnsigned: true, isBigEndian: true)), key.Modulus.Length);
    }

    // The modulus has a whole number of bytes, so that of the encoded message the topmost bit alone is left empty.
    private static byte[] Encode(int length, HashAlgorithmName hash, ReadOnlySpan<byte> message, byte[] salt)
    {
        var digest = CryptographicOperations.HashData(hash, message);
        var inner = CryptographicOperations.HashData(hash, [.. new byte[8], .. digest, .. salt]);
        byte[] block = [.. new byte[length - salt.Length - inner.Length - 2], 1, .. salt];
        var mask = Mask(inner, block.Length, hash);
        for (var index = 0; index < block.Length; index++)
            block[index] ^= mask[index];

        block[0] &= 0x7F;
        return [.. block, .. inner, Trailer];
    }

    /// <summary>MGF1 (RFC 8017 §B.2.1).</summary>
    private static byte[] Mask(byte[] seed, int length, HashAlgorithmName hash)
    {
        var mask = new List<byte>();
        var counter = new byte[sizeof(uint)];
        for (var round = 0u; mask.Count < length; round++)
        {
            BinaryPrimitives.WriteUInt32BigEndian(counter, round);
            mask.AddRange(CryptographicOperations.HashData(hash, [.. seed, .. counter]));
        }

        return [.. mask.Take(length)];
    }

    // By the remainders of both primes, which takes a quarter of the time (RFC 8017 §5.1.2).
    private static BigInteger Power(RSAParameters key, BigInteger number)
    {
        var (p, q) = (Number(key.P), Number(key.Q));
        var (ofP, ofQ) = (BigInteger.ModPow(number, Number(key.DP), p), BigInteger.ModPow(number, Number(key.DQ), q));
        var difference = (ofP - (ofQ % p) + p) % p;
        return ofQ + (Number(key.InverseQ) * difference % p * q);
    }

    private static BigInteger Number(byte[]? bytes) => new(bytes, isUnsigned: true, isBigEndian: true);
}
