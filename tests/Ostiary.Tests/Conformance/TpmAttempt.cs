using Ostiary.Testing;

namespace Ostiary.Tests.Conformance;

/// <summary>Registrations that a TPM attests.</summary>
internal static class TpmAttempt
{
    private static readonly AttestationAuthority Authority = new(new SeededEntropy(nameof(TpmAttempt)));

    /// <summary>A TPM with an elliptic attestation key, which many attempts may share: making one takes long.</summary>
    public static VirtualTpm Tpm { get; } = Authority.IssueTpm();

    /// <summary>What the tool of the conformance tests puts in place of a root's certificate.</summary>
    public static byte[] Root => Authority.Root.ToArray();

    /// <summary>An attempt that succeeds as it stands.</summary>
    public static RegistrationAttempt Of(KeyAlgorithm algorithm = KeyAlgorithm.ES256)
    {
        var attempt = RegistrationAttempt.Attested(AttestationStyle.Tpm, algorithm);
        return attempt with { Profile = attempt.Profile with { Tpm = Tpm } };
    }

    /// <summary>The TPM says something else.</summary>
    public static RegistrationAttempt Saying(TpmClaims claims, KeyAlgorithm algorithm = KeyAlgorithm.ES256) =>
        Of(algorithm) with { Broken = new() { Tpm = claims } };

    /// <summary>The statement is changed after it was signed.</summary>
    public static RegistrationAttempt WithStatement(Action<CborMap> change, KeyAlgorithm algorithm = KeyAlgorithm.ES256) =>
        Of(algorithm) with { Broken = new() { AttestationStatement = change } };

    /// <summary>The attestation key has a certificate that looks so.</summary>
    public static RegistrationAttempt By(TpmCertificate certificate, KeyAlgorithm algorithm = KeyAlgorithm.ES256)
    {
        var attempt = Of(algorithm);
        return attempt with { Profile = attempt.Profile with { Tpm = Authority.IssueTpm(certificate) } };
    }

    /// <summary>The same attempt, where the relying party tolerates something.</summary>
    public static RegistrationAttempt Tolerating(this RegistrationAttempt attempt, Ostiary.WebAuthn.AttestationTolerances tolerated) =>
        attempt with { Expected = attempt.Expected with { Policy = attempt.Expected.Policy with { Tolerated = tolerated } } };
}
