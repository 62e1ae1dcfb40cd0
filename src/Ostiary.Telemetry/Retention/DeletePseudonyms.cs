using Ostiary.Kernel;
using Ostiary.Storage;

namespace Ostiary.Telemetry;

/// <summary>Destroys pseudonyms. Whoever comes back with the same reference gets another one.</summary>
internal static class DeletePseudonyms
{
    private const string SqlOne =
        """
        DELETE FROM pseudonyms
         WHERE relying_party_id = @relyingParty
           AND pseudonym        = @pseudonym
        """;

    private const string SqlLinked =
        """
        DELETE FROM pseudonyms
         WHERE relying_party_id = @relyingParty
           AND pseudonym IN (SELECT credential
                               FROM events
                              WHERE relying_party_id = @relyingParty
                                AND subject          = @pseudonym
                                AND credential IS NOT NULL
                              UNION
                             SELECT session_ref
                               FROM events
                              WHERE relying_party_id = @relyingParty
                                AND subject          = @pseudonym
                                AND session_ref IS NOT NULL)
        """;

    private const string SqlOld =
        """
        DELETE FROM pseudonyms
         WHERE relying_party_id = @relyingParty
           AND created_at_ms    < @before
        """;

    /// <summary>A person's own.</summary>
    public static Statement One(RelyingPartyId relyingParty, string pseudonym) => new(SqlOne, ("relyingParty", relyingParty.Value), ("pseudonym", pseudonym));

    /// <summary>Those of the passkeys and sessions that events name beside a person.</summary>
    public static Statement LinkedTo(RelyingPartyId relyingParty, string pseudonym) => new(SqlLinked, ("relyingParty", relyingParty.Value), ("pseudonym", pseudonym));

    /// <summary>Those made before an instant.</summary>
    public static Statement OlderThan(RelyingPartyId relyingParty, DateTimeOffset before) => new(SqlOld, ("relyingParty", relyingParty.Value), ("before", before));
}
