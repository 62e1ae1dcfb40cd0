using System.Formats.Asn1;
using System.Numerics;
using System.Security.Cryptography;

namespace Ostiary.Testing;

/// <summary>ECDSA whose signatures repeat: the nonce follows from key and message (RFC 6979), where .NET draws one anew each time.</summary>
/// <remarks>Not in constant time, and so for tests only. The point arithmetic is .NET's: a nonce is a private key, and its point the public one.</remarks>
internal static class RepeatableEcdsa
{
    /// <summary>The signature in DER, as WebAuthn carries it.</summary>
    public static byte[] Sign(EllipticCurve curve, byte[] scalar, HashAlgorithmName hash, ReadOnlySpan<byte> message)
    {
        var digest = CryptographicOperations.HashData(hash, message);
        var privateNumber = new BigInteger(scalar, isUnsigned: true, isBigEndian: true);
        var messageNumber = LeftmostBits(curve, digest);
        foreach (var nonce in Nonces(curve, scalar, hash, digest))
        {
            var first = PointOf(curve, nonce) % curve.Order;
            var second = BigInteger.ModPow(nonce, curve.Order - 2, curve.Order) * (messageNumber + (first * privateNumber)) % curve.Order;
            if (!first.IsZero && !second.IsZero)
                return Der(first, second);
        }

        throw new CryptographicException("There is always another nonce.");
    }

    /// <summary>RFC 6979 §3.2: an HMAC that feeds itself, until it yields a number of the right size; and on, should that not do.</summary>
    private static IEnumerable<BigInteger> Nonces(EllipticCurve curve, byte[] scalar, HashAlgorithmName hash, byte[] digest)
    {
        byte[] seed = [.. scalar, .. curve.BytesOf(LeftmostBits(curve, digest) % curve.Order)];
        var value = Enumerable.Repeat((byte)1, digest.Length).ToArray();
        var key = new byte[digest.Length];
        key = Hmac(hash, key, [.. value, 0, .. seed]);
        value = Hmac(hash, key, value);
        key = Hmac(hash, key, [.. value, 1, .. seed]);
        value = Hmac(hash, key, value);

        while (true)
        {
            var drawn = new List<byte>();
            while (drawn.Count < curve.Length)
                drawn.AddRange(value = Hmac(hash, key, value));

            var nonce = LeftmostBits(curve, [.. drawn]);
            if (curve.IsScalar(nonce))
                yield return nonce;

            key = Hmac(hash, key, [.. value, 0]);
            value = Hmac(hash, key, value);
        }
    }

    private static byte[] Hmac(HashAlgorithmName hash, byte[] key, byte[] source) => CryptographicOperations.HmacData(hash, key, source);

    // bits2int of RFC 6979 §2.3.2.
    private static BigInteger LeftmostBits(EllipticCurve curve, byte[] bytes) =>
        new BigInteger(bytes, isUnsigned: true, isBigEndian: true) >> Math.Max(0, (bytes.Length * 8) - curve.OrderBits);

    private static BigInteger PointOf(EllipticCurve curve, BigInteger nonce)
    {
        using var key = curve.KeyOf(curve.BytesOf(nonce));
        return new BigInteger(key.ExportParameters(includePrivateParameters: false).Q.X, isUnsigned: true, isBigEndian: true);
    }

    private static byte[] Der(BigInteger first, BigInteger second)
    {
        var der = new AsnWriter(AsnEncodingRules.DER);
        using (der.PushSequence())
        {
            der.WriteInteger(first);
            der.WriteInteger(second);
        }

        return der.Encode();
    }
}
