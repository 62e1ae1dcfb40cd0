using Ostiary.Kernel;
using Ostiary.Storage;

namespace Ostiary.Telemetry;

/// <summary>Cuts the link between a reference and its pseudonym. Whoever comes back with the same reference gets another one.</summary>
/// <remarks>Answered by the primary key and the indexes <c>pseudonyms_pseudonym</c>, <c>pseudonyms_created_at</c> and <c>pseudonyms_erased_at</c>.</remarks>
internal static class DestroyPseudonyms
{
    // Also where there was none: what arrives late must find that it was erased.
    private const string SqlReference =
        """
        INSERT INTO pseudonyms (relying_party_id, reference_mac, pseudonym, created_at_ms, erased_at_ms)
        VALUES (@relyingParty, @mac, '', @now, @now)
            ON CONFLICT (relying_party_id, reference_mac) DO UPDATE
           SET pseudonym     = '',
               created_at_ms = @now,
               erased_at_ms  = @now
        """;

    private const string SqlPseudonym =
        """
        UPDATE pseudonyms
           SET pseudonym     = '',
               created_at_ms = @now,
               erased_at_ms  = @now
         WHERE relying_party_id = @relyingParty
           AND pseudonym        = @pseudonym
        """;

    private const string SqlOld =
        """
        DELETE FROM pseudonyms
         WHERE relying_party_id = @relyingParty
           AND created_at_ms   <= COALESCE((SELECT created_at_ms
                                              FROM pseudonyms
                                             WHERE relying_party_id = @relyingParty
                                               AND created_at_ms    < @before
                                             ORDER BY created_at_ms
                                             LIMIT 1 OFFSET @most), @before - 1)
        """;

    private const string SqlOldest =
        """
        SELECT created_at_ms
          FROM pseudonyms
         WHERE relying_party_id = @relyingParty
           AND created_at_ms    < @before
         ORDER BY created_at_ms
         LIMIT 1
        """;

    private const string SqlForgetErased =
        """
        DELETE FROM pseudonyms
         WHERE relying_party_id = @relyingParty
           AND erased_at_ms     < @before
           AND pseudonym        = ''
        """;

    /// <summary>The one of a reference.</summary>
    public static Statement OfReference(RelyingPartyId relyingParty, byte[] mac, DateTimeOffset now) =>
        new(SqlReference, ("relyingParty", relyingParty.Value), ("mac", mac), ("now", now));

    /// <summary>One that rows hold.</summary>
    public static Statement One(RelyingPartyId relyingParty, string pseudonym, DateTimeOffset now) =>
        new(SqlPseudonym, ("relyingParty", relyingParty.Value), ("pseudonym", pseudonym), ("now", now));

    /// <summary>A bounded number of those made before an instant.</summary>
    public static Statement OlderThan(RelyingPartyId relyingParty, DateTimeOffset before, int most) =>
        new(SqlOld, ("relyingParty", relyingParty.Value), ("before", before), ("most", most));

    /// <summary>When the oldest was made that should be gone.</summary>
    public static Statement Oldest(RelyingPartyId relyingParty, DateTimeOffset before) =>
        new(SqlOldest, ("relyingParty", relyingParty.Value), ("before", before));

    /// <summary>That a reference was erased, once nothing of before can arrive any more.</summary>
    public static Statement ForgetErased(RelyingPartyId relyingParty, DateTimeOffset before) =>
        new(SqlForgetErased, ("relyingParty", relyingParty.Value), ("before", before));
}
