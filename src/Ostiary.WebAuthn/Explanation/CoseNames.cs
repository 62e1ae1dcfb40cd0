using System.Collections.Frozen;
using System.Globalization;

namespace Ostiary.WebAuthn;

/// <summary>What the IANA COSE registries call the numbers in a COSE key.</summary>
internal static class CoseNames
{
    private const int AlgorithmLabel = 3;

    // Seen in the wild or coming, and not (yet) verified here.
    private static readonly FrozenDictionary<int, string> OtherAlgorithms = new Dictionary<int, string>
    {
        [-48] = "ML-DSA-44",
        [-49] = "ML-DSA-65",
        [-50] = "ML-DSA-87",
        [-65535] = "RS1 (RSASSA-PKCS1-v1_5 with SHA-1, deprecated)",
    }.ToFrozenDictionary();

    /// <summary>The name of an algorithm, or that it has none here.</summary>
    public static string Algorithm(Int128 number)
    {
        if (number < int.MinValue || number > int.MaxValue)
            return "not an algorithm known here";

        var algorithm = (CoseAlgorithm)(int)number;
        return Enum.IsDefined(algorithm)
            ? algorithm.ToString()
            : OtherAlgorithms.GetValueOrDefault((int)number, "not an algorithm known here");
    }

    /// <summary>The name of a label in a key of a given type.</summary>
    public static string Label(Int128 label, Int128? keyType)
    {
        var name = ((int)Int128.Clamp(label, -100, 100), (int)Int128.Clamp(keyType ?? 0, -100, 100)) switch
        {
            (1, _) => "kty",
            (2, _) => "kid",
            (AlgorithmLabel, _) => "alg",
            (4, _) => "key_ops",
            (5, _) => "Base IV",
            (-1, 3) => "n",
            (-2, 3) => "e",
            (-1, 7) => "pub",
            (-1, 1 or 2) => "crv",
            (-2, 1 or 2) => "x",
            (-3, 2) => "y",
            (-4, 1 or 2) => "d",
            _ => null,
        };
        var number = label.ToString(CultureInfo.InvariantCulture);
        return name is null ? number : $"{name} ({number})";
    }

    /// <summary>What a number under a label means; null when it is just a number.</summary>
    public static string? Value(Int128 label, Int128 value) => (int)Int128.Clamp(label, -100, 100) switch
    {
        1 => KeyType(value),
        AlgorithmLabel => Algorithm(value),
        -1 => Curve(value),
        _ => null,
    };

    private static string KeyType(Int128 value) => (int)Int128.Clamp(value, -1, 100) switch
    {
        1 => "OKP",
        2 => "EC2",
        3 => "RSA",
        4 => "Symmetric",
        7 => "AKP",
        _ => "not a key type known here",
    };

    private static string Curve(Int128 value) => (int)Int128.Clamp(value, -1, 100) switch
    {
        1 => "P-256",
        2 => "P-384",
        3 => "P-521",
        4 => "X25519",
        5 => "X448",
        6 => "Ed25519",
        7 => "Ed448",
        8 => "secp256k1",
        _ => "not a curve known here",
    };
}
