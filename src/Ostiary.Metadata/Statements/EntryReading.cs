using System.Text.Json;
using Ostiary.WebAuthn;

namespace Ostiary.Metadata;

/// <summary>Reads one entry of the payload (FIDO MDS v3 §3.1.1).</summary>
internal static class EntryReading
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = BlobLimits.JsonDepth };

    /// <summary>The entry; null when it names no model, has no readable list of reports, or is not JSON that everyone reads alike.</summary>
    public static MetadataEntry? Read(ReadOnlyMemory<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, Strict);
            return Read(new JsonReading(document.RootElement));
        }
        catch (JsonException)
        {
            return null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static MetadataEntry? Read(JsonReading members)
    {
        var keys = members.Texts("attestationCertificateKeyIdentifiers");
        var entry = new MetadataEntry
        {
            Aaguid = Aaguid.Parse(members.Text("aaguid")),
            Aaid = members.Text("aaid"),
            AttestationCertificateKeyIdentifiers = [.. keys.Select(key => key.ToLowerInvariant())],
            Statement = members.Object("metadataStatement") is { } statement ? StatementOf(statement) : null,
            StatusReports = [.. members.Objects("statusReports").Select(ReportOf).OfType<StatusReport>().OrderBy(report => report.EffectiveDate)],
            TimeOfLastStatusChange = members.Date("timeOfLastStatusChange"),
        };

        var namesModel = entry.Aaguid is not null || entry.Aaid is not null || keys.Count > 0;
        return namesModel && !LosesWarnings(members, entry) ? entry : null;
    }

    // An entry may have members that are odd, but a report that cannot be read might be the one that says the model is broken.
    private static bool LosesWarnings(JsonReading members, MetadataEntry entry) =>
        !members.Has("statusReports") || members.Objects("statusReports").Count() != entry.StatusReports.Count;

    private static StatusReport? ReportOf(JsonReading members) => members.Text("status") is not { Length: > 0 } status ? null : new()
    {
        Status = status,
        EffectiveDate = members.Date("effectiveDate"),
        AuthenticatorVersion = members.Number("authenticatorVersion"),
        Certificate = members.Certificate("certificate"),
        Url = members.Text("url"),
        CertificationDescriptor = members.Text("certificationDescriptor"),
        CertificateNumber = members.Text("certificateNumber"),
        CertificationPolicyVersion = members.Text("certificationPolicyVersion"),
        CertificationRequirementsVersion = members.Text("certificationRequirementsVersion"),
    };

    private static MetadataStatement StatementOf(JsonReading members) => new()
    {
        Description = members.Text("description") ?? "",
        AuthenticatorVersion = members.Number("authenticatorVersion"),
        ProtocolFamily = members.Text("protocolFamily"),
        AuthenticationAlgorithms = members.Texts("authenticationAlgorithms"),
        PublicKeyAlgAndEncodings = members.Texts("publicKeyAlgAndEncodings"),
        AttestationTypes = members.Texts("attestationTypes"),
        UserVerificationDetails =
            [.. members.ListsOfObjects("userVerificationDetails").Select(way => (IReadOnlyList<string>)[.. way.Select(method => method.Text("userVerificationMethod")).OfType<string>()])],
        KeyProtection = members.Texts("keyProtection"),
        MatcherProtection = members.Texts("matcherProtection"),
        AttachmentHint = members.Texts("attachmentHint"),
        AttestationRootCertificates = members.Certificates("attestationRootCertificates"),
        GetInfo = members.Object("authenticatorGetInfo") is { } info ? InfoOf(info) : null,
    };

    private static AuthenticatorGetInfo InfoOf(JsonReading members) => new()
    {
        Versions = members.Texts("versions"),
        Extensions = members.Texts("extensions"),
        Transports = members.Texts("transports"),
        VendorPrototypeConfigCommands = members.BigNumbers("vendorPrototypeConfigCommands"),
    };
}
