using Ostiary.Storage;

namespace Ostiary.Accounts;

/// <summary>Adds a passkey to a user who is neither disabled nor deleted; otherwise no row. A credential that exists already violates <c>passkeys_credential_id</c>.</summary>
internal static class InsertPasskey
{
    private const string Sql =
        """
        INSERT INTO passkeys (
               relying_party_id,
               id,
               user_id,
               credential_id,
               public_key,
               algorithm,
               sign_count,
               transports,
               uv_initialized,
               backup_eligible,
               backed_up,
               aaguid,
               attestation_format,
               rp_id,
               name,
               created_at_ms,
               created_where,
               mac,
               mac_key_id,
               attestation_type,
               attestation_trust,
               attestation_anchor,
               attestation_metadata_number,
               attestation_object,
               client_data_json)
        SELECT @relyingParty,
               @id,
               @user,
               @credentialId,
               @publicKey,
               @algorithm,
               @signCount,
               @transports,
               @uvInitialized,
               @backupEligible,
               @backedUp,
               @aaguid,
               @attestationFormat,
               @rpId,
               @name,
               @createdAt,
               @createdWhere,
               @mac,
               @macKeyId,
               @attestationType,
               @attestationTrust,
               @attestationAnchor,
               @attestationMetadataNumber,
               @attestationObject,
               @clientDataJson
          FROM users
         WHERE relying_party_id = @relyingParty
           AND id = @user
           AND disabled_at_ms IS NULL
           AND deleted_at_ms IS NULL
        """;

    public static Statement Command(Passkey passkey, RegistrationEvidence evidence) => new(
        Sql,
        ("relyingParty", passkey.RelyingPartyId.Value),
        ("id", passkey.Id.Value),
        ("user", passkey.UserId.Value),
        ("credentialId", passkey.CredentialId),
        ("publicKey", passkey.PublicKey),
        ("algorithm", passkey.Algorithm),
        ("signCount", passkey.SignCount),
        ("transports", PasskeyRow.Text(passkey.Transports)),
        ("uvInitialized", passkey.UvInitialized),
        ("backupEligible", passkey.BackupEligible),
        ("backedUp", passkey.BackedUp),
        ("aaguid", passkey.Aaguid),
        ("attestationFormat", passkey.AttestationFormat),
        ("rpId", passkey.RpId),
        ("name", passkey.Name),
        ("createdAt", passkey.CreatedAt),
        ("createdWhere", passkey.CreatedWhere),
        ("mac", passkey.Mac),
        ("macKeyId", passkey.MacKeyId.Value),
        ("attestationType", passkey.Attestation is { } type ? VoucherText.Of(type.Kind) : null),
        ("attestationTrust", passkey.Attestation is { } trust ? VoucherText.Of(trust.Trust) : null),
        ("attestationAnchor", passkey.Attestation?.Anchor),
        ("attestationMetadataNumber", passkey.Attestation?.MetadataNumber),
        ("attestationObject", evidence.AttestationObject),
        ("clientDataJson", evidence.ClientDataJson));
}
