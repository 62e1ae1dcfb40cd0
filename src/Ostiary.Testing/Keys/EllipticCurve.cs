using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;
using Ostiary.Kernel;

namespace Ostiary.Testing;

/// <summary>A curve of the ES family, with the order of its base point (SEC 2), which .NET does not tell.</summary>
internal sealed record EllipticCurve(ECCurve Curve, int CoseNumber, int OrderBits, BigInteger Order)
{
    private const string P256Order = "0FFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551";
    private const string P384Order = "0FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFC7634D81F4372DDF581A0DB248B0A77AECEC196ACCC52973";
    private const string P521Order =
        "01FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFA51868783BF2F966B7FCC0148F709A5D03BB5C9B8899C47AEBB6FB71E91386409";
    private const string Secp256k1Order = "0FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFEBAAEDCE6AF48A03BBFD25E8CD0364141";

    public static EllipticCurve P256 { get; } = new(ECCurve.NamedCurves.nistP256, 1, 256, Number(P256Order));

    public static EllipticCurve P384 { get; } = new(ECCurve.NamedCurves.nistP384, 2, 384, Number(P384Order));

    public static EllipticCurve P521 { get; } = new(ECCurve.NamedCurves.nistP521, 3, 521, Number(P521Order));

    public static EllipticCurve Secp256k1 { get; } = new(ECCurve.CreateFromValue("1.3.132.0.10"), 8, 256, Number(Secp256k1Order));

    /// <summary>How many bytes a number below the order has.</summary>
    public int Length => (OrderBits + 7) / 8;

    /// <summary>A private key: a number from 1 to the order less one, drawn again in the rare case that it is not.</summary>
    public byte[] NewScalar(Entropy entropy)
    {
        while (true)
        {
            var scalar = entropy.Bytes(Length);
            scalar[0] &= (byte)(0xFF >> ((Length * 8) - OrderBits));
            if (IsScalar(new BigInteger(scalar, isUnsigned: true, isBigEndian: true)))
                return scalar;
        }
    }

    /// <summary>True from 1 to the order less one.</summary>
    public bool IsScalar(BigInteger number) => !number.IsZero && number < Order;

    /// <summary>The key of a private number.</summary>
    public ECDsa KeyOf(byte[] scalar) => ECDsa.Create(new ECParameters { Curve = Curve, D = scalar });

    /// <summary>A number below the order in as many bytes as the order has.</summary>
    public byte[] BytesOf(BigInteger number)
    {
        var bytes = new byte[Length];
        number.TryWriteBytes(bytes.AsSpan(Length - number.GetByteCount(isUnsigned: true)), out _, isUnsigned: true, isBigEndian: true);
        return bytes;
    }

    private static BigInteger Number(string hex) => BigInteger.Parse(hex, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
}
