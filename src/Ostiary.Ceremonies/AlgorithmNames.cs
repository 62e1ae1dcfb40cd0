using Ostiary.WebAuthn;

namespace Ostiary.Ceremonies;

/// <summary>Algorithms by their names in the IANA COSE registry.</summary>
internal static class AlgorithmNames
{
    private static readonly Dictionary<string, CoseAlgorithm> ByName = Enum.GetValues<CoseAlgorithm>().ToDictionary(NameOf, StringComparer.Ordinal);

    /// <summary>The algorithm of this name; null when there is none.</summary>
    public static CoseAlgorithm? Find(string name) => ByName.TryGetValue(name, out var algorithm) ? algorithm : null;

    /// <summary>What a policy offers, most wanted first: what it names, or what every relying party offers that names nothing.</summary>
    public static IReadOnlyList<CoseAlgorithm> Offered(IReadOnlyList<string> names) =>
        names.Count == 0 ? CoseAlgorithms.Default : [.. names.Select(Find).OfType<CoseAlgorithm>()];

    // The registry writes ML-DSA-44 where C# can only say MLDSA44.
    private static string NameOf(CoseAlgorithm algorithm) =>
        algorithm.ToString() is var name && name.StartsWith("MLDSA", StringComparison.Ordinal) ? $"ML-DSA-{name[5..]}" : name;
}
