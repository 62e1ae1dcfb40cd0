using System.Text;
using Ostiary.Accounts;
using Ostiary.Storage;
using Ostiary.Tests.Storage;

namespace Ostiary.Tests.Accounts;

public sealed class The_hot_reads_on_SQLite(SqliteFixture database) : The_hot_reads(database), IClassFixture<SqliteFixture>;

public sealed class The_hot_reads_on_PostgreSQL(PostgresFixture database) : The_hot_reads(database), IClassFixture<PostgresFixture>, INeedPostgres
{
    // Few pages more than an index costs to descend: where a join in the wrong order looks cheap.
    private const int FewRows = 500;

    // PostgreSQL plans a prepared statement so often for its values before it compares that with one plan for all of them.
    private const int PlansBeforeOneIsKept = 5;

    [DatabaseFact]
    public async Task Of_many_sign_ins_visit_their_own_users_only_also_before_the_database_has_statistics()
    {
        var tenant = await NewTenant();
        await Seed(tenant, FewRows);
        var numbers = Enumerable.Range(1, 13).ToArray();

        Statement[] statements =
        [
            FindPasskeysForSignIns.Query([.. numbers.Select(number => new CredentialOfTenant(tenant, Encoding.UTF8.GetBytes($"{number}")))]),
            BeginAuditedSessions.Command([.. numbers.Select(number => SignIn(tenant, number))]),
        ];

        foreach (var statement in statements)
            (await Plan(statement)).Split('\n').Where(ReadsAll).ShouldBeEmpty(statement.Sql);
    }

    [DatabaseFact]
    public async Task Of_many_sign_ins_are_planned_for_groups_of_any_size()
    {
        var tenant = await NewTenant();
        await Seed(tenant, FewRows);
        await Commit(new Statement("ANALYZE"));
        for (var turn = 0; turn < 25; turn++)
        {
            var numbers = Enumerable.Range(1, 2 + (turn % 6)).ToArray();
            await Database.Read(FindPasskeysForSignIns.Query([.. numbers.Select(number => new CredentialOfTenant(tenant, Encoding.UTF8.GetBytes($"{number}")))]), _ => true, default);
            await Commit(RecordPasskeyUses.Command(numbers.Select(number => Use(tenant, number))));
            await Commit(BeginAuditedSessions.Command([.. numbers.Select(number => SignIn(tenant, number))]));
        }

        var planned = await Database.Read(
            new Statement("SELECT custom_plans FROM pg_prepared_statements WHERE statement LIKE '%unnest(%'"), row => row.GetInt64(0), default);

        planned.Count.ShouldBe(3);
        planned.ShouldAllBe(plans => plans <= PlansBeforeOneIsKept);
    }

    private PasskeyUse Use(RelyingPartyId tenant, int number) => new()
    {
        RelyingPartyId = tenant,
        PasskeyId = new PasskeyId($"pky_{number}"),
        SignCount = 0,
        UvInitialized = true,
        BackupEligible = false,
        BackedUp = false,
        At = Clock.GetUtcNow(),
        Where = "",
    };

    private AuditedSession SignIn(RelyingPartyId tenant, int number)
    {
        var user = Ostiary.Accounts.User.New(tenant, Clock, Entropy.System) with { Id = new UserId($"usr_{number}") };
        var (session, _) = Sessions.New(user, new PasskeyId($"pky_{number}"), "", "", new SessionOptions(), Clock, Entropy.System);
        return new AuditedSession(session, new AuditEntry
        {
            Id = AuditEntryId.New(Clock, Entropy.System),
            RelyingPartyId = tenant,
            At = Clock.GetUtcNow(),
            Actor = AuditActor.User,
            Action = AuditAction.UserSignedIn,
            UserId = user.Id,
            SessionId = session.Id,
        });
    }
}

/// <summary>What the remarks of the queries promise: each is answered by the index that it names, never by reading a table.</summary>
public abstract class The_hot_reads(DatabaseFixture fixture) : OnAccounts(fixture)
{
    private const int Rows = 3000;

    private static readonly Identifier Name = Identifier.Parse("user-1@example.com").ShouldSucceed();

    [DatabaseFact]
    public async Task Are_answered_by_the_index_that_they_name()
    {
        var tenant = await NewTenant();
        await Seed(tenant, Rows);
        await Commit(new Statement("ANALYZE"));
        var user = new UserId("usr_1");
        byte[] bytes = [49];

        (string Index, Statement Query)[] promises =
        [
            ("passkeys_credential_id", FindPasskeyForSignIn.Query(tenant, bytes)),
            ("passkeys_user", ListPasskeysOfUser.Query(tenant, user)),
            ("passkeys_user", ListCredentialsOfIdentifier.Query(tenant, Name)),
            ("passkeys_user", ListCredentialsOfUser.Query(tenant, user)),
            ("sessions_token_hash", FindSessionByToken.Query(tenant, bytes)),
            ("sessions_user", ListSessionsOfUser.Query(tenant, user, Clock.GetUtcNow())),
            ("users_user_handle", FindUserByHandle.Query(tenant, bytes)),
            ("users_external_id", FindUserByExternalId.Query(tenant, "external-1")),
            (Key("user_identifiers"), FindUserByIdentifier.Query(tenant, Name)),
            (Key("users"), FindUser.Query(tenant, user)),
            (Key("users"), ListUsers.Query(tenant, 50, user)),
            ("audit_entries_user", ListAuditEntriesOfUser.Query(tenant, user, 50, null)),
            (Key("audit_entries"), ListAuditEntries.Query(tenant, 50, null)),
        ];

        if (Database.Dialect == Dialect.Postgres)
            promises = [.. promises, ("passkeys_credential_id", FindPasskeysForSignIns.Query([new(tenant, bytes), new(tenant, [50])]))];

        foreach (var (index, query) in promises)
        {
            var plan = await Plan(query);
            plan.ShouldContain(index, Case.Sensitive, query.Sql);
            plan.Split('\n').Where(ReadsAll).ShouldBeEmpty(query.Sql);
        }
    }

    // Relying parties are a handful: to read them all is cheaper than their index.
    protected static bool ReadsAll(string step) =>
        step.StartsWith("SCAN", StringComparison.Ordinal)
        || (step.Contains("Seq Scan", StringComparison.Ordinal) && !step.Contains("on relying_parties", StringComparison.Ordinal));

    private string Key(string table) => Database.Dialect == Dialect.Postgres ? $"{table}_pkey" : $"sqlite_autoindex_{table}_1";

    protected async Task<string> Plan(Statement query)
    {
        var explain = Database.Dialect == Dialect.Postgres ? "EXPLAIN " : "EXPLAIN QUERY PLAN ";
        var lines = await Database.Read(
            new Statement(explain + query.Sql, [.. query.Parameters]), row => row.GetString(row.FieldCount - 1), default);
        return string.Join('\n', lines);
    }

    protected async Task Seed(RelyingPartyId tenant, int rows)
    {
        const string numbers = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < @rows) SELECT @tenant, ";
        string[] seeds =
        [
            $"INSERT INTO users (relying_party_id, id, user_handle, external_id, display_name, role, created_at_ms) {numbers} 'usr_' || i, CAST('' || i AS BYTES), 'external-' || i, '', 'user', i FROM n",
            $"INSERT INTO user_identifiers (relying_party_id, identifier, user_id, position, as_written, created_at_ms) {numbers} 'user-' || i || '@example.com', 'usr_' || i, 0, '', i FROM n",
            $"INSERT INTO passkeys (relying_party_id, id, user_id, credential_id, public_key, algorithm, sign_count, transports, uv_initialized, backed_up, aaguid, attestation_format, rp_id, name, created_at_ms, created_where, mac, mac_key_id) {numbers} 'pky_' || i, 'usr_' || i, CAST('' || i AS BYTES), CAST('' || i AS BYTES), -7, 0, '', 1, 0, '', 'none', 'example.com', '', i, '', CAST('' || i AS BYTES), '' FROM n",
            $"INSERT INTO sessions (relying_party_id, id, user_id, passkey_id, token_hash, created_at_ms, last_seen_at_ms, idle_expires_at_ms, expires_at_ms, device, address_prefix) {numbers} 'ses_' || i, 'usr_' || i, 'pky_' || i, CAST('' || i AS BYTES), i, i, 9000000000000, 9000000000000, '', '' FROM n",
            $"INSERT INTO audit_entries (relying_party_id, id, occurred_at_ms, actor_kind, action, user_id, outcome) {numbers} 'aud_' || i, i, 'server', 'user.created', 'usr_' || i, 'done' FROM n",
        ];
        foreach (var seed in seeds)
            await Commit(new Statement(SchemaWords.Translate(seed, Database.Dialect), ("rows", rows), ("tenant", tenant.Value)));
    }
}
