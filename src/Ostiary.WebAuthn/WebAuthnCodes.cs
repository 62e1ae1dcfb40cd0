using Ostiary.Kernel;

namespace Ostiary.WebAuthn;

/// <summary>Every reason for which this room says no. Each failure of a ceremony carries, besides its code, the step of the specification.</summary>
public static class WebAuthnCodes
{
    /// <summary>The text is not JSON, or not the JSON object that is due here.</summary>
    public static readonly FailureCode JsonMalformed =
        new("webauthn.json_malformed", FailureKind.Malformed, "This is not the JSON object that is due here");

    /// <summary>A JSON object names one member twice, so two readers could see two different answers.</summary>
    public static readonly FailureCode JsonDuplicateMember =
        new("webauthn.json_duplicate_member", FailureKind.Malformed, "A JSON object names one member twice");

    /// <summary>A required JSON member is absent.</summary>
    public static readonly FailureCode MemberMissing =
        new("webauthn.member_missing", FailureKind.Malformed, "A required member is missing");

    /// <summary>A JSON member has another JSON type than the specification gives it.</summary>
    public static readonly FailureCode MemberMistyped =
        new("webauthn.member_mistyped", FailureKind.Malformed, "A member has the wrong JSON type");

    /// <summary>A JSON member that must hold something is empty.</summary>
    public static readonly FailureCode MemberEmpty =
        new("webauthn.member_empty", FailureKind.Malformed, "A member that must hold something is empty");

    /// <summary>A JSON member is not base64url without padding.</summary>
    public static readonly FailureCode MemberNotBase64Url =
        new("webauthn.member_not_base64url", FailureKind.Malformed, "A member is not base64url without padding");

    /// <summary>A JSON member has a value outside the set that the specification gives it.</summary>
    public static readonly FailureCode MemberUnknownValue =
        new("webauthn.member_unknown_value", FailureKind.Malformed, "A member has a value that is not one of those allowed");

    /// <summary>The response, or one member of it, is larger than any honest one.</summary>
    public static readonly FailureCode ResponseTooLarge =
        new("webauthn.response_too_large", FailureKind.TooLarge, "The response is larger than any honest one");

    /// <summary><c>id</c> and <c>rawId</c> name different credentials.</summary>
    public static readonly FailureCode RawIdMismatch =
        new("webauthn.raw_id_mismatch", FailureKind.Malformed, "id and rawId name different credentials");

    /// <summary>The caller's own challenge is too short to be unguessable; nothing may be verified against it.</summary>
    public static readonly FailureCode ExpectedChallengeTooShort =
        new("webauthn.expected_challenge_too_short", FailureKind.Rejected, "The expected challenge is shorter than 16 bytes");

    /// <summary>The client data is for the other ceremony.</summary>
    public static readonly FailureCode ClientDataTypeMismatch =
        new("webauthn.client_data_type_mismatch", FailureKind.Rejected, "The answer is for another kind of ceremony");

    /// <summary>The client data answers another challenge.</summary>
    public static readonly FailureCode ChallengeMismatch =
        new("webauthn.challenge_mismatch", FailureKind.Rejected, "The answer is for another challenge");

    /// <summary>The page's origin is not one of those expected.</summary>
    public static readonly FailureCode OriginNotAllowed =
        new("webauthn.origin_not_allowed", FailureKind.Rejected, "The answer was made on a page that is not ours");

    /// <summary>The ceremony ran in a cross-origin frame, and that was not expected.</summary>
    public static readonly FailureCode CrossOriginNotAllowed =
        new("webauthn.cross_origin_not_allowed", FailureKind.Rejected, "The answer was made inside a frame of a foreign page");

    /// <summary>The page around the frame is not one of those expected.</summary>
    public static readonly FailureCode TopOriginNotAllowed =
        new("webauthn.top_origin_not_allowed", FailureKind.Rejected, "The page around the frame is not one of those expected");

    /// <summary>The attestation object is not the CBOR map that the specification describes.</summary>
    public static readonly FailureCode AttestationObjectMalformed =
        new("webauthn.attestation_object_malformed", FailureKind.Malformed, "The attestation object cannot be read");

    /// <summary>The attestation object is CBOR, and not in the canonical form that CTAP2 demands; <c>AnyMemberOrder</c> tolerates it.</summary>
    public static readonly FailureCode AttestationObjectNotCanonical =
        new("webauthn.attestation_object_not_canonical", FailureKind.Malformed, "The attestation object is not in CTAP2's canonical form");

    /// <summary>The authenticator data does not have the layout that the specification describes.</summary>
    public static readonly FailureCode AuthenticatorDataMalformed =
        new("webauthn.authenticator_data_malformed", FailureKind.Malformed, "The authenticator data cannot be read");

    /// <summary>A registration brought no attested credential data, hence no public key.</summary>
    public static readonly FailureCode AttestedCredentialMissing =
        new("webauthn.attested_credential_missing", FailureKind.Malformed, "The authenticator data holds no new credential");

    /// <summary>The credential is scoped to another RP ID.</summary>
    public static readonly FailureCode RpIdMismatch =
        new("webauthn.rp_id_mismatch", FailureKind.Rejected, "The credential belongs to another relying party");

    /// <summary>The authenticator did not test that a person was there.</summary>
    public static readonly FailureCode UserNotPresent =
        new("webauthn.user_not_present", FailureKind.Rejected, "The authenticator did not test for the user's presence");

    /// <summary>User verification was required, and the authenticator did not perform it.</summary>
    public static readonly FailureCode UserNotVerified =
        new("webauthn.user_not_verified", FailureKind.Rejected, "The authenticator did not verify the user");

    /// <summary>The authenticator claims a backup of a credential that cannot be backed up.</summary>
    public static readonly FailureCode BackupStateInvalid =
        new("webauthn.backup_state_invalid", FailureKind.Rejected, "A credential that is not backup eligible claims to be backed up");

    /// <summary>Backup eligibility is fixed at creation, and the authenticator now says otherwise.</summary>
    public static readonly FailureCode BackupEligibilityChanged =
        new("webauthn.backup_eligibility_changed", FailureKind.Rejected, "The credential's backup eligibility is not what it was at registration");

    /// <summary>The new credential's algorithm was not among those offered.</summary>
    public static readonly FailureCode AlgorithmNotOffered =
        new("webauthn.algorithm_not_offered", FailureKind.Rejected, "The credential uses an algorithm that was not offered");

    /// <summary>Nothing on this platform can verify the algorithm.</summary>
    public static readonly FailureCode AlgorithmUnsupported =
        new("webauthn.algorithm_unsupported", FailureKind.Unsupported, "This server cannot verify that signature algorithm");

    /// <summary>The public key is not a canonical COSE key with exactly the parameters of its kind.</summary>
    public static readonly FailureCode CoseKeyMalformed =
        new("webauthn.cose_key_malformed", FailureKind.Malformed, "The public key is not a well-formed COSE key");

    /// <summary>Key type, algorithm and curve of the public key do not belong together.</summary>
    public static readonly FailureCode CoseKeyInconsistent =
        new("webauthn.cose_key_inconsistent", FailureKind.Rejected, "Key type, algorithm and curve of the public key do not belong together");

    /// <summary>The RSA key is too short, too long, or has an unsafe exponent.</summary>
    public static readonly FailureCode CoseKeyWeak =
        new("webauthn.cose_key_weak", FailureKind.Rejected, "The RSA public key is outside the sizes accepted here");

    /// <summary>The public key's numbers are no key, such as a point that is not on its curve.</summary>
    public static readonly FailureCode CoseKeyInvalid =
        new("webauthn.cose_key_invalid", FailureKind.Rejected, "The public key's numbers are not a key");

    /// <summary>No verification procedure exists here for the attestation statement's format.</summary>
    public static readonly FailureCode AttestationFormatUnsupported =
        new("webauthn.attestation_format_unsupported", FailureKind.Unsupported, "This server does not know that attestation format");

    /// <summary>The attestation statement does not have the syntax of its format.</summary>
    public static readonly FailureCode AttestationStatementMalformed =
        new("webauthn.attestation_statement_malformed", FailureKind.Malformed, "The attestation statement does not have the syntax of its format");

    /// <summary>The attestation statement names another algorithm than its key has.</summary>
    public static readonly FailureCode AttestationAlgorithmMismatch =
        new("webauthn.attestation_algorithm_mismatch", FailureKind.Rejected, "The attestation statement names another algorithm than its key has");

    /// <summary>The attestation signature does not verify.</summary>
    public static readonly FailureCode AttestationSignatureInvalid =
        new("webauthn.attestation_signature_invalid", FailureKind.Rejected, "The attestation signature does not verify");

    /// <summary>An attestation certificate cannot be read.</summary>
    public static readonly FailureCode AttestationCertificateMalformed =
        new("webauthn.attestation_certificate_malformed", FailureKind.Malformed, "An attestation certificate cannot be read");

    /// <summary>The attestation certificate does not have the profile that its format demands.</summary>
    public static readonly FailureCode AttestationCertificateUnsuitable =
        new("webauthn.attestation_certificate_unsuitable", FailureKind.Rejected, "The attestation certificate does not have the required profile");

    /// <summary>An attestation certificate is expired or not yet valid.</summary>
    public static readonly FailureCode AttestationCertificateNotInForce =
        new("webauthn.attestation_certificate_not_in_force", FailureKind.Rejected, "An attestation certificate is expired or not yet valid");

    /// <summary>The attestation certificate is for another authenticator model.</summary>
    public static readonly FailureCode AttestationAaguidMismatch =
        new("webauthn.attestation_aaguid_mismatch", FailureKind.Rejected, "The attestation certificate is for another authenticator model");

    /// <summary>The attestation certificate was made for another ceremony.</summary>
    public static readonly FailureCode AttestationNonceMismatch =
        new("webauthn.attestation_nonce_mismatch", FailureKind.Rejected, "The attestation certificate was made for another ceremony");

    /// <summary>The attestation is about another key than the credential's.</summary>
    public static readonly FailureCode AttestationKeyMismatch =
        new("webauthn.attestation_key_mismatch", FailureKind.Rejected, "The attestation is about another key than the credential's");

    /// <summary>Attestation was demanded, and the authenticator's maker vouches for nothing.</summary>
    public static readonly FailureCode AttestationRequired =
        new("webauthn.attestation_required", FailureKind.Rejected, "Attestation is required, and none that identifies the authenticator was given");

    /// <summary>The certificates end in nobody whom the relying party trusts for this authenticator.</summary>
    public static readonly FailureCode AttestationPathUntrusted =
        new("webauthn.attestation_path_untrusted", FailureKind.Rejected, "The attestation certificates lead to no configured trust anchor");

    /// <summary>A certificate was not issued by the next one: out of order, or signed by somebody else.</summary>
    public static readonly FailureCode AttestationPathBroken =
        new("webauthn.attestation_path_broken", FailureKind.Rejected, "An attestation certificate was not issued by the next one");

    /// <summary>A certificate may not stand where it stands: no authority, too many below it, or a critical extension that is not understood.</summary>
    public static readonly FailureCode AttestationPathForbidden =
        new("webauthn.attestation_path_forbidden", FailureKind.Rejected, "An attestation certificate may not be used at its place in the path");

    /// <summary>The list of certificates carries its own root, which its format does not allow.</summary>
    public static readonly FailureCode AttestationRootSent =
        new("webauthn.attestation_root_sent", FailureKind.Rejected, "The attestation certificates include their own root");

    /// <summary>Only some models are taken, and no attestation up to an anchor proves which one this is.</summary>
    public static readonly FailureCode AttestationModelUnproven =
        new("webauthn.attestation_model_unproven", FailureKind.Rejected, "Only some authenticator models are accepted, and this one's model is not proven");

    /// <summary>The model is proven, and not one of those allowed.</summary>
    public static readonly FailureCode AttestationModelNotAllowed =
        new("webauthn.attestation_model_not_allowed", FailureKind.Rejected, "This authenticator model is not one of those accepted");

    /// <summary>The model is proven, and blocked.</summary>
    public static readonly FailureCode AttestationModelBlocked =
        new("webauthn.attestation_model_blocked", FailureKind.Rejected, "This authenticator model is blocked");

    /// <summary>An attestation policy that nothing could satisfy, or that promises what it does not check.</summary>
    public static readonly FailureCode AttestationPolicyContradictory =
        new("webauthn.attestation_policy_contradictory", FailureKind.Rejected, "The attestation policy contradicts itself");

    /// <summary>The envelope names another credential than the authenticator made.</summary>
    public static readonly FailureCode CredentialIdMismatch =
        new("webauthn.credential_id_mismatch", FailureKind.Rejected, "The response names another credential than the authenticator data");

    /// <summary>The credential id is longer than 1023 bytes.</summary>
    public static readonly FailureCode CredentialIdTooLong =
        new("webauthn.credential_id_too_long", FailureKind.Rejected, "The credential id is longer than 1023 bytes");

    /// <summary>The credential is one that the registration had excluded.</summary>
    public static readonly FailureCode CredentialExcluded =
        new("webauthn.credential_excluded", FailureKind.Conflict, "This credential is registered already");

    /// <summary>A discoverable credential was required, and the client reports that this one is not.</summary>
    public static readonly FailureCode CredentialNotDiscoverable =
        new("webauthn.credential_not_discoverable", FailureKind.Rejected, "The credential is not discoverable, and must be");

    /// <summary>The credential is not one of those that the authentication allowed.</summary>
    public static readonly FailureCode CredentialNotAllowed =
        new("webauthn.credential_not_allowed", FailureKind.Rejected, "This credential was not asked for");

    /// <summary>The stored credential is not the one that answered, or belongs to another user than the ceremony is about.</summary>
    public static readonly FailureCode CredentialNotOfUser =
        new("webauthn.credential_not_of_user", FailureKind.Rejected, "This credential does not belong to the user of this ceremony");

    /// <summary>The user was not known beforehand, and the response does not say who it is.</summary>
    public static readonly FailureCode UserHandleMissing =
        new("webauthn.user_handle_missing", FailureKind.Rejected, "The response does not say whose credential it is");

    /// <summary>The response names another user than the credential belongs to.</summary>
    public static readonly FailureCode UserHandleMismatch =
        new("webauthn.user_handle_mismatch", FailureKind.Rejected, "The response names another user than the credential's");

    /// <summary>The assertion signature does not verify with the stored public key.</summary>
    public static readonly FailureCode SignatureInvalid =
        new("webauthn.signature_invalid", FailureKind.Rejected, "The signature does not verify");

    /// <summary>The sign count did not grow: perhaps a second copy of the key exists.</summary>
    public static readonly FailureCode SignCountWentBackwards =
        new("webauthn.sign_count_went_backwards", FailureKind.Rejected, "The sign count did not grow; the credential may have been copied");
}
