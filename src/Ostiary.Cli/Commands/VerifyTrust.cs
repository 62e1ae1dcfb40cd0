using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
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
            if (text is null || RootOf(text) is not { } root)
                return Malformed($"attestation.roots[{roots.Count}]");
            roots.Add(root);
        }

        var tolerated = AttestationTolerances.None;
        foreach (var name in attestation.Tolerate ?? [])
        {
            if (name is null || !Tolerances.TryGetValue(name, out var tolerance))
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

    // A root that is no certificate could vouch for nobody, which would look like an untrusted authenticator.
    private static byte[]? RootOf(string text)
    {
        var der = new byte[text.Length];
        if (!Convert.TryFromBase64String(text, der, out var length))
            return null;

        try
        {
            using var certificate = X509CertificateLoader.LoadCertificate(der.AsSpan(0, length));
            return certificate.RawData;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static Failure Malformed(string field) => new(VerifyCodes.LineMalformed) { Field = field };
}
