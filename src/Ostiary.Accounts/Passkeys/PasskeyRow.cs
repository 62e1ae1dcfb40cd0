using System.Data.Common;
using Ostiary.Kernel;
using Ostiary.Storage;

namespace Ostiary.Accounts;

/// <summary>The columns of a passkey and how they are read, in one order. The evidence is left out: it is large and rarely asked for.</summary>
internal static class PasskeyRow
{
    /// <summary>How many columns there are, for those that follow them.</summary>
    public const int Count = 26;

    public const string Columns =
        """
        p.relying_party_id,
               p.id,
               p.user_id,
               p.credential_id,
               p.public_key,
               p.algorithm,
               p.sign_count,
               p.transports,
               p.uv_initialized,
               p.backup_eligible,
               p.backed_up,
               p.aaguid,
               p.attestation_format,
               p.rp_id,
               p.name,
               p.created_at_ms,
               p.created_where,
               p.last_used_at_ms,
               p.last_used_where,
               p.deleted_at_ms,
               p.mac,
               p.mac_key_id,
               p.attestation_type,
               p.attestation_trust,
               p.attestation_anchor,
               p.attestation_metadata_number
        """;

    public static Passkey Read(DbDataReader row) => new()
    {
        RelyingPartyId = new RelyingPartyId(row.GetString(0)),
        Id = new PasskeyId(row.GetString(1)),
        UserId = new UserId(row.GetString(2)),
        CredentialId = row.Bytes(3),
        PublicKey = row.Bytes(4),
        Algorithm = (int)row.GetInt64(5),
        SignCount = row.GetInt64(6),
        Transports = Transports(row.GetString(7)),
        UvInitialized = row.Flag(8),
        BackupEligible = row.FlagOrNull(9),
        BackedUp = row.Flag(10),
        Aaguid = row.GetString(11),
        AttestationFormat = row.GetString(12),
        RpId = row.GetString(13),
        Name = row.GetString(14),
        CreatedAt = row.Instant(15),
        CreatedWhere = row.GetString(16),
        LastUsedAt = row.InstantOrNull(17),
        LastUsedWhere = row.TextOrNull(18),
        DeletedAt = row.InstantOrNull(19),
        Mac = row.Bytes(20),
        MacKeyId = new KeyId(row.GetString(21)),
        Attestation = AttestationOf(row),
    };

    public static PasskeyOfUser ReadWithUser(DbDataReader row) => new(Read(row), UserRow.Read(row, Count));

    /// <summary>Transports are stored side by side, separated by a space.</summary>
    public static string Text(IReadOnlyList<string> transports) => string.Join(' ', transports);

    public static IReadOnlyList<string> Transports(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static PasskeyAttestation? AttestationOf(DbDataReader row) => row.TextOrNull(22) is { } kind
        ? new PasskeyAttestation
        {
            Kind = VoucherText.ReadKind(kind),
            Trust = VoucherText.ReadTrust(row.GetString(23)),
            Anchor = row.TextOrNull(24),
            MetadataNumber = row.IsDBNull(25) ? null : row.GetInt64(25),
        }
        : null;
}
