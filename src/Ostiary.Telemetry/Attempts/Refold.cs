using Ostiary.Kernel;
using Ostiary.Storage;

namespace Ostiary.Telemetry;

/// <summary>Asks for all attempts of a relying party to be folded anew: after a change of rules, or to show that nothing moves.</summary>
/// <remarks>Only writes notes; folding goes on beside everything else. Attempts whose events have expired, or say less than they did, stay as they are.</remarks>
public sealed class Refold(Database database, RetentionOptions retention, TimeProvider clock, Entropy entropy)
{
    private const int Page = 1_000;

    private const string SqlAttempts =
        """
        SELECT DISTINCT attempt_id
          FROM events
         WHERE relying_party_id = @relyingParty
           AND attempt_id       > @after
           AND attempt_id IS NOT NULL
         ORDER BY attempt_id
         LIMIT @most
        """;

    private const string SqlCeremonies =
        """
        SELECT DISTINCT ceremony_id
          FROM events
         WHERE relying_party_id = @relyingParty
           AND ceremony_id      > @after
           AND ceremony_id IS NOT NULL
         ORDER BY ceremony_id
         LIMIT @most
        """;

    /// <summary>Writes the notes.</summary>
    /// <returns>How many attempts and ceremonies they name.</returns>
    public async Task<int> Everything(RelyingPartyId relyingParty, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        await database.Commit([.. DayMarks.Between(relyingParty, now - DayRolling.WholeFor(retention), now, entropy)], cancel);
        return await Attempts(relyingParty, cancel) + await Ceremonies(relyingParty, cancel);
    }

    /// <summary>Writes the notes of some attempts, by their keys.</summary>
    public Task Some(RelyingPartyId relyingParty, IReadOnlyList<string> attempts, CancellationToken cancel) =>
        attempts.Count == 0 ? Task.CompletedTask : database.Commit([.. NotesOf(relyingParty, attempts, clock, entropy)], cancel);

    /// <summary>Writes the notes of some attempts, by their keys, with something else in the same commit.</summary>
    public Task Some(RelyingPartyId relyingParty, IReadOnlyList<string> attempts, Statement together, CancellationToken cancel) =>
        database.Commit([together, .. NotesOf(relyingParty, attempts, clock, entropy)], cancel);

    /// <summary>Notes that name attempts by their keys, for a commit of somebody else's.</summary>
    internal static IEnumerable<Statement> NotesOf(RelyingPartyId relyingParty, IEnumerable<string> attempts, TimeProvider clock, Entropy entropy) =>
        attempts.Chunk(250).Select(some => FoldNotes.Insert(some.Select(attempt => KeyOf(relyingParty, attempt)), clock, entropy));

    // The key is the client's id of it, or the id of a ceremony that no client told of.
    private static FoldKey KeyOf(RelyingPartyId relyingParty, string attempt) =>
        new(relyingParty.Value, Guid.TryParseExact(attempt, "D", out _) ? FoldKey.OfAttempt : FoldKey.OfCeremony, attempt);

    private async Task<int> Attempts(RelyingPartyId relyingParty, CancellationToken cancel)
    {
        var (noted, after) = (0, Array.Empty<byte>());
        while (true)
        {
            var page = await database.Read(
                new Statement(SqlAttempts, ("relyingParty", relyingParty.Value), ("after", after), ("most", Page)), row => row.Bytes(0), cancel);
            if (page.Count == 0)
                return noted;

            await Note(relyingParty, FoldKey.OfAttempt, [.. page.Select(id => new Guid(id, bigEndian: true).ToString("D"))], cancel);
            (noted, after) = (noted + page.Count, page[^1]);
        }
    }

    private async Task<int> Ceremonies(RelyingPartyId relyingParty, CancellationToken cancel)
    {
        var (noted, after) = (0, "");
        while (true)
        {
            var page = await database.Read(
                new Statement(SqlCeremonies, ("relyingParty", relyingParty.Value), ("after", after), ("most", Page)), row => row.GetString(0), cancel);
            if (page.Count == 0)
                return noted;

            await Note(relyingParty, FoldKey.OfCeremony, page, cancel);
            (noted, after) = (noted + page.Count, page[^1]);
        }
    }

    private Task<Committed> Note(RelyingPartyId relyingParty, char kind, List<string> ids, CancellationToken cancel) =>
        database.Commit([.. ids.Chunk(250).Select(some => FoldNotes.Insert(some.Select(id => new FoldKey(relyingParty.Value, kind, id)), clock, entropy))], cancel);
}
