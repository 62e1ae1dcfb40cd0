using System.Formats.Asn1;
using System.Numerics;

namespace Ostiary.WebAuthn;

/// <summary>Turns signatures as JWS carries them (RFC 7518 §3.4) into those of WebAuthn (WebAuthn L3 §6.5.5).</summary>
internal static class JwsSignature
{
    private const int CoordinateBytes = 32;

    /// <summary>The same signature for <see cref="CoseKey.Verify"/>; null when it is not of the algorithm's length.</summary>
    public static byte[]? ForKeys(ReadOnlySpan<byte> signature, CoseAlgorithm algorithm) =>
        algorithm is not CoseAlgorithm.ES256 ? signature.ToArray()
        : signature.Length == 2 * CoordinateBytes ? InDer(signature[..CoordinateBytes], signature[CoordinateBytes..])
        : null;

    private static byte[] InDer(ReadOnlySpan<byte> r, ReadOnlySpan<byte> s)
    {
        var der = new AsnWriter(AsnEncodingRules.DER);
        using (der.PushSequence())
        {
            der.WriteInteger(new BigInteger(r, isUnsigned: true, isBigEndian: true));
            der.WriteInteger(new BigInteger(s, isUnsigned: true, isBigEndian: true));
        }

        return der.Encode();
    }
}
