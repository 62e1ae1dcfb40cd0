using Ostiary.Storage;
using Ostiary.Telemetry;
using Ostiary.Tests.Storage;

namespace Ostiary.Tests.Telemetry;

/// <summary>Attempts of people, whose references are MACs as the intake makes them.</summary>
public abstract class OnHistory(DatabaseFixture fixture) : OnAttempts(fixture)
{
    /// <summary>Every column that could join two rows of one person, and what they hold.</summary>
    private const string SqlLinks =
        """
        SELECT subject     AS link FROM events   WHERE relying_party_id = @relyingParty AND subject     IS NOT NULL
         UNION SELECT credential  FROM events   WHERE relying_party_id = @relyingParty AND credential  IS NOT NULL
         UNION SELECT session_ref FROM events   WHERE relying_party_id = @relyingParty AND session_ref IS NOT NULL
         UNION SELECT flow_id     FROM events   WHERE relying_party_id = @relyingParty AND flow_id     IS NOT NULL
         UNION SELECT decision_id FROM events   WHERE relying_party_id = @relyingParty AND decision_id IS NOT NULL
         UNION SELECT session_id  FROM events   WHERE relying_party_id = @relyingParty AND session_id <> ''
         UNION SELECT tab_id      FROM events   WHERE relying_party_id = @relyingParty AND tab_id     <> ''
         UNION SELECT subject     FROM attempts WHERE relying_party_id = @relyingParty AND subject     IS NOT NULL
         UNION SELECT credential  FROM attempts WHERE relying_party_id = @relyingParty AND credential  IS NOT NULL
         UNION SELECT session_id  FROM attempts WHERE relying_party_id = @relyingParty AND session_id  IS NOT NULL
         UNION SELECT tab_id      FROM attempts WHERE relying_party_id = @relyingParty AND tab_id      IS NOT NULL
         UNION SELECT decision_id FROM attempts WHERE relying_party_id = @relyingParty AND decision_id IS NOT NULL
         UNION SELECT pseudonym   FROM pseudonyms WHERE relying_party_id = @relyingParty AND pseudonym <> ''
         ORDER BY link
        """;

    internal PlainKey Key { get; } = new();

    internal PersonalErasure Erasure => new(Database, Store, Key, Clock);

    internal PersonalEvents Personal => new(Database, new AttemptArchive(Database, RuleSet.BuiltIn, Key), Key);

    internal Task<List<string>> Links() => Rows(SqlLinks, Source.RelyingParty);

    internal static PersonalReferences Named(params string[] people) => new() { People = people };

    /// <summary>One attempt of a person with a passkey, told and folded.</summary>
    internal async Task<Guid> TellOf(string person, string ceremony, bool succeeds = true, string session = "visit-1", long atMs = 0)
    {
        var id = Guid.CreateVersion7();
        await Tell(EventsOf(person, ceremony, id, succeeds, session, atMs));
        await KeepUp();
        return id;
    }

    internal StoredEvent[] EventsOf(string person, string ceremony, Guid id, bool succeeds = true, string session = "visit-1", long atMs = 0) =>
    [
        Event("identifier.submitted", atMs, new { }) with { Session = session, Tab = "tab-of-" + session, Flow = "flow-of-" + session, Subject = Mac("subject", person) },
        .. Attempt(id, ceremony, succeeds, session: session, atMs: atMs + 10).Select(one => one with
        {
            Tab = one.Tab.Length > 0 ? "tab-of-" + session : "",
            Subject = one.Subject is null ? null : Mac("subject", person),
            Credential = one.Subject is null ? null : Mac("credential", $"passkey of {person}"),
        }),
    ];

    internal byte[] Mac(string field, string reference) => References.MacOf(Key.Get(default).AsTask().GetAwaiter().GetResult(), Source.RelyingParty, field, reference)!;

    internal async Task Erase(string person)
    {
        var cut = await Erasure.Prepare(Source.RelyingParty, Named(person), default);
        (await Database.Commit(cut.Statements, default)).Succeeded.ShouldBeTrue();
        cut.Forget();
    }

    internal async Task<List<PersonalEvent>> Export(string person) => await Personal.Events(Source.RelyingParty, Named(person), default).ToListAsync();

    internal Task<List<string>> Rows(string sql) => Rows(sql, Source.RelyingParty);
}
