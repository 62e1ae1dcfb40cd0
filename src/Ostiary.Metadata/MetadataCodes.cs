using Ostiary.Kernel;

namespace Ostiary.Metadata;

/// <summary>Every reason for which this room says no: to a metadata BLOB, or to an authenticator because of what a BLOB says of it.</summary>
public static class MetadataCodes
{
    public static readonly FailureCode BlobTooLarge =
        new("metadata.blob_too_large", FailureKind.TooLarge, "The metadata BLOB is larger than this server reads");

    public static readonly FailureCode BlobMalformed =
        new("metadata.blob_malformed", FailureKind.Malformed, "This is not a metadata BLOB as the FIDO Metadata Service writes it");

    public static readonly FailureCode BlobCertificatesMissing =
        new("metadata.blob_certificates_missing", FailureKind.Rejected, "The metadata BLOB does not carry the certificates of its signer");

    public static readonly FailureCode BlobCertificatesElsewhere =
        new("metadata.blob_certificates_elsewhere", FailureKind.Unsupported, "The metadata BLOB names an address for its certificates, and none is followed");

    public static readonly FailureCode BlobAlgorithmUnsupported =
        new("metadata.blob_algorithm_unsupported", FailureKind.Unsupported, "The metadata BLOB is signed with an algorithm that is not accepted");

    public static readonly FailureCode BlobAlgorithmMismatch =
        new("metadata.blob_algorithm_mismatch", FailureKind.Rejected, "The signer's key is not one for the algorithm that the metadata BLOB names");

    public static readonly FailureCode BlobSignatureInvalid =
        new("metadata.blob_signature_invalid", FailureKind.Rejected, "The metadata BLOB is not signed by the certificate that it carries");

    public static readonly FailureCode BlobSignerUnknown =
        new("metadata.blob_signer_unknown", FailureKind.Rejected, "The signer's certificate is for another host than the configured one");

    public static readonly FailureCode BlobUntrusted =
        new("metadata.blob_untrusted", FailureKind.Rejected, "The signer's certificates lead to none of the configured roots");

    public static readonly FailureCode BlobSignerRevoked =
        new("metadata.blob_signer_revoked", FailureKind.Rejected, "A certificate of the metadata BLOB's signer is revoked");

    public static readonly FailureCode BlobRolledBack =
        new("metadata.blob_rolled_back", FailureKind.Conflict, "The metadata BLOB is older than the one that is in use");

    public static readonly FailureCode BlobStale =
        new("metadata.blob_stale", FailureKind.Rejected, "The metadata BLOB should have been replaced by a newer one already");

    public static readonly FailureCode RevocationUnknown =
        new("metadata.revocation_unknown", FailureKind.Rejected, "No revocation list was had that covers a certificate of the signer");

    public static readonly FailureCode RevocationListMalformed =
        new("metadata.revocation_list_malformed", FailureKind.Malformed, "A certificate revocation list cannot be read");

    public static readonly FailureCode RevocationListUntrusted =
        new("metadata.revocation_list_untrusted", FailureKind.Rejected, "A certificate revocation list is not signed by the issuer of the certificates");

    public static readonly FailureCode RevocationListStale =
        new("metadata.revocation_list_stale", FailureKind.Rejected, "A certificate revocation list is not, or no longer, in force");

    public static readonly FailureCode FileUnreadable =
        new("metadata.file_unreadable", FailureKind.NotFound, "A file that metadata needs cannot be read");

    public static readonly FailureCode CopyMalformed =
        new("metadata.copy_malformed", FailureKind.Malformed, "The kept copy of the metadata BLOB cannot be read");

    public static readonly FailureCode CopyNotKept =
        new("metadata.copy_not_kept", FailureKind.Conflict, "The metadata BLOB is in use and could not be written to the data directory");

    public static readonly FailureCode ModelUnknown =
        new("metadata.model_unknown", FailureKind.Rejected, "The authenticator's model has no metadata, and that is demanded");

    public static readonly FailureCode ModelUnproven =
        new("metadata.model_unproven", FailureKind.Rejected, "Nobody who is trusted vouches for the authenticator's model, and that is demanded");

    public static readonly FailureCode StatusRefused =
        new("metadata.status_refused", FailureKind.Rejected, "The authenticator's model has a status that is not accepted");

    public static readonly FailureCode CertificationTooLow =
        new("metadata.certification_too_low", FailureKind.Rejected, "The authenticator's model is not certified to the level that is demanded");

    public static readonly FailureCode KeyProtectionRefused =
        new("metadata.key_protection_refused", FailureKind.Rejected, "The authenticator's model does not protect its keys as is demanded");

    public static readonly FailureCode AlgorithmUnlisted =
        new("metadata.algorithm_unlisted", FailureKind.Rejected, "The metadata of the authenticator's model does not list the algorithm that was used");

    public static readonly FailureCode AttestationTypeUnlisted =
        new("metadata.attestation_type_unlisted", FailureKind.Rejected, "The metadata of the authenticator's model does not list the type of attestation that was given");
}
