using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Ostiary.WebAuthn;

namespace Ostiary.Metadata;

/// <summary>A registration beside what metadata says of its model: what the rules of a <see cref="MetadataPolicy"/> look at.</summary>
internal sealed record JudgedModel
{
    /// <summary>What was verified.</summary>
    public required VerifiedRegistration Registration { get; init; }

    /// <summary>What metadata says of the model; null when it says nothing.</summary>
    public required MetadataEntry? Entry { get; init; }

    /// <summary>The reports that hold, in order.</summary>
    public required IReadOnlyList<StatusReport> Reports { get; init; }

    /// <summary>The statements to judge: those inside a compound one, or the only one.</summary>
    public IReadOnlyList<AttestationResult> Statements =>
        Registration.Attestation.Statements is { Count: > 0 } inner ? inner : [Registration.Attestation];

    /// <summary>True when somebody whom the relying party trusts vouches for the model.</summary>
    public bool IsProven => Registration.Attestation.Trust is AttestationTrust.Anchored;

    /// <summary>The attestation; of type AttCA where its format leaves that open and metadata of a proven model lists nothing that it could be instead (WebAuthn L3 §8.2).</summary>
    public AttestationResult Attestation =>
        Registration.Attestation is { Type: AttestationType.Basic, Statements.Count: 0 } open
        && IsProven && Entry?.Statement?.AttestationTypes is { } listed && listed.Contains("attca") && !listed.Contains("basic_full")
            ? open with { Type = AttestationType.AttCa }
            : Registration.Attestation;

    /// <summary>Looks a registration up.</summary>
    public static JudgedModel Of(VerifiedRegistration registration, AuthenticatorMetadata metadata, DateTimeOffset at)
    {
        var aaguid = registration.Credential.Aaguid;
        var entry = ModelOf(registration.Attestation, aaguid) is { } model ? metadata.Find(model) : metadata.Find(aaguid);
        return new() { Registration = registration, Entry = entry, Reports = [.. entry?.ReportsAt(at) ?? []] };
    }

    /// <summary>True when a certificate is one of those that vouch, or their anchor.</summary>
    public bool RestsOn(ReadOnlyMemory<byte> certificate) =>
        Statements.Any(statement => statement.TrustPath.Append(statement.Anchor ?? default).Any(one => one.Span.SequenceEqual(certificate.Span)));

    /// <summary>The model as a statement's certificate names it; null when no certificate signed.</summary>
    public static AttestedModel? ModelOf(AttestationResult statement, Aaguid aaguid) =>
        KeyIdentifierOf(statement) is { } key ? new AttestedModel { Format = statement.Format, Aaguid = aaguid, CertificateKeyIdentifier = key } : null;

    /// <summary>The key of the certificate that signed a statement; null when none did.</summary>
    public static PublicKey? SignerOf(AttestationResult statement)
    {
        if (statement.TrustPath.Count == 0)
            return null;

        // It was read before, when the statement was verified.
        using var certificate = X509CertificateLoader.LoadCertificate(statement.TrustPath[0].Span);
        return certificate.PublicKey;
    }

    [System.Diagnostics.CodeAnalysis.SuppressMessage("Security", "CA5350:Do Not Use Weak Cryptographic Algorithms", Justification = "A name, as FIDO metadata spells it; nothing rests on its strength.")]
    private static byte[]? KeyIdentifierOf(AttestationResult statement) =>
        SignerOf(statement) is { } key ? SHA1.HashData(key.EncodedKeyValue.RawData) : null;
}
