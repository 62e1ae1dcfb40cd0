using System.Text.Json;
using Ostiary.Kernel;
using Ostiary.WebAuthn;

namespace Ostiary.Cli.Commands;

/// <summary>Turns a line's <c>attestation</c> into the policy that it means.</summary>
internal static class VerifyTrust
{
    private static readonly Dictionary<string, AttestationTolerances> Tolerances = Enum.GetValues<AttestationTolerances>()
        .Where(tolerance => tolerance is not AttestationTolerances.None)
        .ToDictionary(tolerance => JsonNamingPolicy.SnakeCaseLower.ConvertName(tolerance.ToString()));

    /// <summary>The policy. Fails with <c>verify.line_malformed</c>, naming the member, or <c>verify.roots_missing</c>.</summary>
    public static Outcome<AttestationPolicy> PolicyOf(VerifyAttestation? attestation)
    {
        if (attestation is null)
            return AttestationPolicy.Default;

        var roots = new List<ReadOnlyMemory<byte>>();
        foreach (var text in attestation.Roots ?? [])
        {
            var root = new byte[text.Length];
            if (!Convert.TryFromBase64String(text, root, out var length))
                return Malformed($"attestation.roots[{roots.Count}]");
            roots.Add(root.AsMemory(0, length));
        }

        var tolerated = AttestationTolerances.None;
        foreach (var name in attestation.Tolerate ?? [])
        {
            if (!Tolerances.TryGetValue(name, out var tolerance))
                return Malformed("attestation.tolerate");
            tolerated |= tolerance;
        }

        var policy = new AttestationPolicy { Anchors = new ConfiguredAnchors(roots), Tolerated = tolerated };
        return attestation.Trust switch
        {
            null or "off" => policy,
            "metadata" when roots.Count == 0 => VerifyCodes.RootsMissing,
            "metadata" => policy with { Demand = AttestationDemand.Anchored },
            _ => Malformed("attestation.trust"),
        };
    }

    private static Failure Malformed(string field) => new(VerifyCodes.LineMalformed) { Field = field };
}
