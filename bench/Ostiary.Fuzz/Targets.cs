using Ostiary.Kernel;
using Ostiary.WebAuthn;

namespace Ostiary.Fuzz;

/// <summary>Every parser of untrusted bytes. A new one is a line in this list; a new attestation format gets its line by itself.</summary>
internal static class Targets
{
    private static readonly FailureCode Code = WebAuthnCodes.AttestationObjectMalformed;

    /// <summary>What decoding takes of anything but a metadata BLOB, which may be as large as it is.</summary>
    private const int LargestShown = 64 * 1024;

    public static IReadOnlyList<Target> All { get; } =
    [
        new("base64url", Dialect.Bytes, seeds => seeds.Base64Url, TextReads.Base64Url),
        new("json", Dialect.Json, seeds => seeds.Json, TextReads.Json),
        new("registration-response", Dialect.Json, seeds => seeds.Registrations, bytes => Seen.Of(RegistrationResponse.Parse(bytes.Span), read => read.Transports.Count)),
        new("authentication-response", Dialect.Json, seeds => seeds.Authentications, bytes => Seen.Of(AuthenticationResponse.Parse(bytes.Span), read => read.UserHandle is null ? 0 : 1)),
        new("client-data", Dialect.Json, seeds => seeds.ClientData, bytes => Seen.Of(CollectedClientData.Parse(bytes), read => read.CrossOrigin ? 1 : 0)),
        new("cbor-plain", Dialect.Cbor, seeds => seeds.Cbor, bytes => Seen.Of(StrictCbor.ReadWhole(bytes, CborForm.Plain, Code), CborReads.Shape)),
        new("cbor-canonical", Dialect.Cbor, seeds => seeds.Cbor, bytes => Seen.Of(StrictCbor.ReadWhole(bytes, CborForm.Canonical, Code), CborReads.Shape)),
        new("cose-key", Dialect.Cbor, seeds => seeds.CoseKeys, CborReads.CoseKey),
        new("authenticator-data", Dialect.Cbor, seeds => seeds.AuthenticatorData, bytes => Seen.Of(AuthenticatorData.Parse(bytes), read => (int)read.Flags)),
        new("attestation-object", Dialect.Cbor, seeds => seeds.AttestationObjects, bytes => Seen.Of(AttestationObject.Parse(bytes), read => (int)read.AuthenticatorData.Flags)),
        new("attestation-certificate", Dialect.Der, seeds => seeds.Certificates, CertificateReads.Read),
        .. AttestationFormats.Identifiers.Select(format => new Target($"statement-{format}", Dialect.Cbor, seeds => seeds.StatementsOf(format), StatementReads.Of(format))),
        new("certificate-path", Dialect.Der, _ => StoredSeeds.Of("certificate-path"), CertificateReads.Path),
        new("tpm-public-area", Dialect.Bytes, _ => StoredSeeds.Of("tpm-public-area"), bytes => Seen.Of(TpmPublicArea.Parse(bytes.Span), read => read.Key is null ? 0 : 1)),
        new("tpm-certification", Dialect.Bytes, _ => StoredSeeds.Of("tpm-certification"), bytes => Seen.Of(TpmCertification.Parse(bytes.Span), read => read.Name.Length)),
        new("tpm-device", Dialect.Der, _ => StoredSeeds.Of("tpm-device"), CertificateReads.Device),
        new("android-key-description", Dialect.Der, _ => StoredSeeds.Of("android-key-description"), bytes => Seen.Of(KeyDescription.Read(bytes), read => (int)read.KeymasterSecurityLevel)),
        new("jws", Dialect.Bytes, _ => StoredSeeds.Of("jws"), bytes => Seen.Of(CompactJws.Parse(bytes), read => read.Header.Certificates.Count)),
        new("jws-header", Dialect.Json, _ => StoredSeeds.Of("jws-header"), bytes => Seen.Of(JwsHeader.Parse(bytes), read => read.Certificates.Count)),
        new("safetynet-payload", Dialect.Json, _ => StoredSeeds.Of("safetynet-payload"), bytes => Seen.Of(SafetyNetPayload.Parse(bytes), read => read.IsCertifiedDevice ? 1 : 0)),
        new("metadata-blob", Dialect.Bytes, _ => StoredSeeds.Of("metadata-blob"), MetadataReads.Blob),
        new("metadata-payload", Dialect.Json, _ => StoredSeeds.Of("metadata-payload"), MetadataReads.Payload),
        new("metadata-entry", Dialect.Json, _ => StoredSeeds.Of("metadata-entry"), MetadataReads.Entry),
        new("revocation-list", Dialect.Der, _ => StoredSeeds.Of("revocation-list"), MetadataReads.RevocationList),
        new("signer-certificate", Dialect.Der, _ => StoredSeeds.Of("signer-certificate"), MetadataReads.Signer),
        new("kept-copy", Dialect.Bytes, _ => StoredSeeds.Of("kept-copy"), MetadataReads.Copy),
        new("origin", Dialect.Bytes, seeds => seeds.Origins, TextReads.Origin),
        new("verify-line", Dialect.Json, seeds => seeds.VerifyLines, TextReads.VerifyLine),
        new("decode", Dialect.Json, seeds => seeds.Everything, bytes => Seen.Of(Explanation.Of(bytes.Length > LargestShown ? bytes[..LargestShown] : bytes), read => (int)read.Kind * 8 + (int)read.Encoding)),
    ];
}
