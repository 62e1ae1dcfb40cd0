namespace Ostiary.WebAuthn;

/// <summary>Which algorithms to offer.</summary>
public static class CoseAlgorithms
{
    /// <summary>Everything that this platform can verify, decided once at start.</summary>
    public static IReadOnlyList<CoseAlgorithm> Supported { get; } =
        [.. SignatureScheme.All.Where(SignatureVerifier.Current.Supports).Select(scheme => scheme.Algorithm)];

    /// <summary>What to offer, most wanted first: Ed25519 where the platform has it, ES256, and RS256 for older TPMs.</summary>
    public static IReadOnlyList<CoseAlgorithm> Default { get; } =
        [.. new[] { CoseAlgorithm.EdDSA, CoseAlgorithm.ES256, CoseAlgorithm.RS256 }.Where(Supported.Contains)];
}
