using System.Data.Common;
using Ostiary.Storage;

namespace Ostiary.Telemetry;

/// <summary>What was told of one person under one pseudonym: their attempts, ceremonies and visits.</summary>
/// <remarks>
/// A visit in which nobody else was named is theirs as a whole; of any other, only what names them. Answered by the indexes on subject,
/// session, attempt and ceremony.
/// </remarks>
internal sealed record PersonalTraces(
    string Pseudonym, IReadOnlyList<string> Attempts, IReadOnlyList<Guid> ClientAttempts, IReadOnlyList<string> Ceremonies, IReadOnlyList<string> Visits,
    IReadOnlyList<byte[]> NamedEvents, IReadOnlyList<string> Linked)
{
    private const string SqlAttempts =
        """
        SELECT attempt_key, ceremony_id, session_id, credential
          FROM attempts
         WHERE relying_party_id = @relyingParty
           AND subject          = @pseudonym
         ORDER BY started_at_ms
         LIMIT @most
        """;

    private const string SqlEvents =
        """
        SELECT event_id, attempt_id, ceremony_id, session_id, credential
          FROM events
         WHERE relying_party_id = @relyingParty
           AND subject          = @pseudonym
         LIMIT @most
        """;

    private const string SqlAttemptsOfVisit =
        """
        SELECT attempt_key, ceremony_id, subject, credential
          FROM attempts
         WHERE relying_party_id = @relyingParty
           AND session_id       = @visit
         ORDER BY started_at_ms
         LIMIT @most
        """;

    // The third condition is the index's own, word for word.
    private const string SqlEventsOfVisit =
        """
        SELECT subject, session_ref
          FROM events
         WHERE relying_party_id = @relyingParty
           AND session_id       = @visit
           AND session_id <> '' AND (attempt_id IS NULL OR name = 'ceremony.succeeded')
         LIMIT @most
        """;

    private const string SqlClientsOfCeremony =
        """
        SELECT DISTINCT attempt_id
          FROM events
         WHERE relying_party_id = @relyingParty
           AND ceremony_id      = @ceremony
           AND attempt_id IS NOT NULL
         LIMIT @most
        """;

    /// <summary>Whether there is nothing.</summary>
    public bool IsEmpty => Attempts.Count == 0 && NamedEvents.Count == 0;

    /// <summary>Reads them.</summary>
    /// <param name="database">Where.</param>
    /// <param name="relyingParty">Whose person.</param>
    /// <param name="pseudonym">The person's.</param>
    /// <param name="most">At most so many attempts, and so many events that name the person.</param>
    /// <param name="cancel">Gives up waiting for the database.</param>
    public static async Task<PersonalTraces> Read(Database database, string relyingParty, string pseudonym, int most, CancellationToken cancel)
    {
        var attempts = await database.Read(
            new Statement(SqlAttempts, ("relyingParty", relyingParty), ("pseudonym", pseudonym), ("most", most)),
            row => (Key: row.GetString(0), Ceremony: row.TextOrNull(1), Visit: row.TextOrNull(2), Credential: row.TextOrNull(3)), cancel);
        var events = await database.Read(
            new Statement(SqlEvents, ("relyingParty", relyingParty), ("pseudonym", pseudonym), ("most", most)), NamedEvent, cancel);
        var found = new Found();
        attempts.ForEach(one => found.Attempt(one.Key, one.Ceremony, one.Credential));
        events.ForEach(one => found.Event(one.Attempt, one.Ceremony, one.Credential));
        foreach (var visit in attempts.Select(one => one.Visit).Concat(events.Select(one => one.Visit)).Where(visit => !string.IsNullOrEmpty(visit)).Distinct(StringComparer.Ordinal))
            await AddVisit(database, relyingParty, pseudonym, visit!, found, cancel);

        foreach (var ceremony in found.Ceremonies)
            found.Clients.UnionWith(await database.Read(Of(SqlClientsOfCeremony, relyingParty, "ceremony", ceremony), row => new Guid(row.Bytes(0), bigEndian: true), cancel));

        return new(pseudonym, [.. found.Attempts], [.. found.Clients], [.. found.Ceremonies], [.. found.Visits], [.. events.Select(one => one.Id)], [.. found.Linked]);
    }

    private static async Task AddVisit(Database database, string relyingParty, string pseudonym, string visit, Found found, CancellationToken cancel)
    {
        var attempts = await database.Read(
            Of(SqlAttemptsOfVisit, relyingParty, "visit", visit),
            row => (Key: row.GetString(0), Ceremony: row.TextOrNull(1), Subject: row.TextOrNull(2), Credential: row.TextOrNull(3)), cancel);
        var events = await database.Read(Of(SqlEventsOfVisit, relyingParty, "visit", visit), row => (Subject: row.TextOrNull(0), Session: row.TextOrNull(1)), cancel);
        if (attempts.Select(one => one.Subject).Concat(events.Select(one => one.Subject)).Any(subject => subject is not null && subject != pseudonym))
            return;

        found.Visits.Add(visit);
        attempts.ForEach(one => found.Attempt(one.Key, one.Ceremony, one.Credential));
        found.Linked.UnionWith(events.Select(one => one.Session).OfType<string>());
    }

    private static Statement Of(string sql, string relyingParty, string name, string value) =>
        new(sql, ("relyingParty", relyingParty), (name, value), ("most", ListEventsOfAttempt.Most));

    private static (byte[] Id, Guid? Attempt, string? Ceremony, string Visit, string? Credential) NamedEvent(DbDataReader row) =>
        (row.Bytes(0), row.BytesOrNull(1) is { } attempt ? new Guid(attempt, bigEndian: true) : null, row.TextOrNull(2), row.GetString(3), row.TextOrNull(4));

    private sealed class Found
    {
        public HashSet<string> Attempts { get; } = new(StringComparer.Ordinal);

        public HashSet<Guid> Clients { get; } = [];

        public HashSet<string> Ceremonies { get; } = new(StringComparer.Ordinal);

        public HashSet<string> Visits { get; } = new(StringComparer.Ordinal);

        public HashSet<string> Linked { get; } = new(StringComparer.Ordinal);

        public void Attempt(string key, string? ceremony, string? credential)
        {
            Attempts.Add(key);
            Event(Guid.TryParseExact(key, "D", out var client) ? client : null, ceremony, credential);
        }

        public void Event(Guid? client, string? ceremony, string? credential)
        {
            if (client is { } attempt)
                Clients.Add(attempt);

            if (ceremony is not null)
                Ceremonies.Add(ceremony);

            if (credential is not null)
                Linked.Add(credential);
        }
    }
}
