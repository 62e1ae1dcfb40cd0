using Ostiary.Accounts;
using Ostiary.Tests.Storage;

namespace Ostiary.Tests.Accounts;

public sealed class The_audit_on_SQLite(SqliteFixture database) : The_audit(database), IClassFixture<SqliteFixture>;

public sealed class The_audit_on_PostgreSQL(PostgresFixture database) : The_audit(database), IClassFixture<PostgresFixture>, INeedPostgres;

public abstract class The_audit(DatabaseFixture fixture) : OnAccounts(fixture)
{
    [DatabaseFact]
    public async Task Tells_what_happened_newest_first_and_page_by_page()
    {
        var tenant = await NewTenant();
        var entries = new List<AuditEntry>();
        foreach (var action in AuditAction.All.Take(5))
        {
            Clock.Advance(TimeSpan.FromMilliseconds(1));
            entries.Insert(0, Entry(tenant, action));
            await Commit(Audit.Append(entries[0]));
        }

        var first = await Audit.List(tenant, 3, null, default);
        var second = await Audit.List(tenant, 3, first[^1].Id, default);

        first.Concat(second).ShouldBe(entries);
    }

    [DatabaseFact]
    public async Task Keeps_every_detail()
    {
        var tenant = await NewTenant();
        var full = Entry(tenant, AuditAction.PasskeyDeleted) with
        {
            Actor = AuditActor.ApiKey,
            ActorId = "key_1",
            UserId = new UserId("usr_1"),
            TargetId = "pky_1",
            Outcome = "sign_in.refused",
            SessionId = new SessionId("ses_1"),
            TraceId = "0af7651916cd43dd8448eb211c80319c",
        };
        await Commit(Audit.Append(full));

        (await Audit.List(tenant, 10, null, default)).ShouldBe([full]);
        (await Audit.OfUser(tenant, new UserId("usr_1"), 10, null, default)).ShouldBe([full]);
        (await Audit.OfUser(tenant, new UserId("usr_2"), 10, null, default)).ShouldBeEmpty();
    }

    [DatabaseFact]
    public async Task Is_closed_to_other_relying_parties()
    {
        var tenant = await NewTenant();
        await Commit(Audit.Append(Entry(tenant, AuditAction.UserCreated) with { UserId = new UserId("usr_1") }));
        var other = await NewTenant();

        (await Audit.List(other, 10, null, default)).ShouldBeEmpty();
        (await Audit.OfUser(other, new UserId("usr_1"), 10, null, default)).ShouldBeEmpty();
    }

    private AuditEntry Entry(RelyingPartyId tenant, AuditAction action) => new()
    {
        Id = AuditEntryId.New(Clock, Entropy.System),
        RelyingPartyId = tenant,
        At = Clock.GetUtcNow(),
        Actor = AuditActor.Server,
        Action = action,
    };
}
