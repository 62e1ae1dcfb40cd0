using Ostiary.Accounts;
using Ostiary.Storage;
using Ostiary.Tests.Storage;

namespace Ostiary.Tests.Accounts;

public sealed class A_session_on_SQLite(SqliteFixture database) : A_session(database), IClassFixture<SqliteFixture>;

public sealed class A_session_on_PostgreSQL(PostgresFixture database) : A_session(database), IClassFixture<PostgresFixture>, INeedPostgres;

public abstract class A_session(DatabaseFixture fixture) : OnAccounts(fixture)
{
    private static readonly SessionOptions Limits = new();

    private RelyingPartyId _tenant;
    private User _user = null!;
    private Passkey _passkey = null!;

    public override async Task InitializeAsync()
    {
        _tenant = await NewTenant();
        _user = await NewUser(_tenant, "ann@example.com");
        _passkey = await NewPasskey(_user);
    }

    [DatabaseFact]
    public async Task Is_found_with_its_user_by_its_token()
    {
        var (session, token) = await NewSession(_user, _passkey);

        var found = (await Sessions.FindByToken(_tenant, token, default)).ShouldSucceed();

        (found.Session with { TokenHash = session.TokenHash }).ShouldBe(session);
        found.User.Identifier.ShouldBe("ann@example.com");
    }

    [DatabaseFact]
    public async Task Is_invisible_to_every_other_relying_party()
    {
        var (session, token) = await NewSession(_user, _passkey);
        var other = await NewTenant();
        var now = Clock.GetUtcNow();

        (await Sessions.FindByToken(other, token, default)).ShouldFailWith(AccountsCodes.SessionUnknown);
        (await Sessions.OfUser(other, _user.Id, default)).ShouldBeEmpty();
        (await Commit(
            Sessions.Revoke(other, _user.Id, session.Id, now),
            Sessions.RevokeAllOfUser(other, _user.Id, now),
            Sessions.RevokeAllOfPasskey(other, _user.Id, _passkey.Id, now),
            Sessions.Purge(other, now.AddYears(1)))).ShouldBe([0, 0, 0, 0]);
    }

    [DatabaseFact]
    public async Task Is_unknown_without_its_token()
    {
        await NewSession(_user, _passkey);

        foreach (var token in new[] { null, "", "ost_", SessionToken.New(Entropy.System) })
            (await Sessions.FindByToken(_tenant, token, default)).ShouldFailWith(AccountsCodes.SessionUnknown);
    }

    [DatabaseFact]
    public async Task Does_not_begin_with_a_passkey_that_was_deleted_meanwhile()
    {
        var (session, _) = Sessions.New(_user, _passkey.Id, "", "", Limits, Clock, Entropy.System);

        (await Commit(Passkeys.Delete(_tenant, _user.Id, _passkey.Id, Clock.GetUtcNow()), Sessions.Begin(session))).ShouldBe([1, 0]);
    }

    [DatabaseFact]
    public async Task Does_not_begin_for_a_user_who_was_disabled_meanwhile_and_leaves_no_trace_of_it()
    {
        var (session, _) = Sessions.New(_user, _passkey.Id, "", "", Limits, Clock, Entropy.System);
        var entry = Entry(session.Id);

        var rows = await Commit(
            [.. Users.Disable(_tenant, _user.Id, Clock.GetUtcNow()), Sessions.Begin(session), Audit.AppendIfSessionExists(entry)]);

        rows.ShouldBe([1, 0, 0, 0]);
    }

    [DatabaseFact]
    public async Task Is_written_to_the_audit_when_it_begins()
    {
        var (session, _) = Sessions.New(_user, _passkey.Id, "", "", Limits, Clock, Entropy.System);

        (await Commit(Sessions.Begin(session), Audit.AppendIfSessionExists(Entry(session.Id)))).ShouldBe([1, 1]);

        (await Audit.OfUser(_tenant, _user.Id, 10, null, default)).Single().SessionId.ShouldBe(session.Id);
    }

    [DatabaseFact]
    public async Task Begins_together_with_its_audit_entry()
    {
        var (session, token) = Sessions.New(_user, _passkey.Id, "", "", Limits, Clock, Entropy.System);

        (await Commit([.. Sessions.BeginAudited(new(session, Entry(session.Id)), Database.Dialect)])).ShouldAllBe(rows => rows == 1);

        (await Sessions.FindByToken(_tenant, token, default)).ShouldSucceed();
        (await Audit.OfUser(_tenant, _user.Id, 10, null, default)).Single().SessionId.ShouldBe(session.Id);
    }

    [DatabaseFact]
    public async Task Begins_with_no_audit_entry_for_a_user_who_was_disabled_meanwhile()
    {
        var (session, token) = Sessions.New(_user, _passkey.Id, "", "", Limits, Clock, Entropy.System);
        await Commit([.. Users.Disable(_tenant, _user.Id, Clock.GetUtcNow())]);

        (await Commit([.. Sessions.BeginAudited(new(session, Entry(session.Id)), Database.Dialect)])).ShouldAllBe(rows => rows == 0);

        (await Sessions.FindByToken(_tenant, token, default)).ShouldFailWith(AccountsCodes.SessionUnknown);
        (await Audit.OfUser(_tenant, _user.Id, 10, null, default)).ShouldBeEmpty();
    }

    [DatabaseFact]
    public async Task Begins_with_no_audit_entry_for_a_passkey_that_was_deleted_meanwhile()
    {
        var (session, token) = Sessions.New(_user, _passkey.Id, "", "", Limits, Clock, Entropy.System);
        await Commit(Passkeys.Delete(_tenant, _user.Id, _passkey.Id, Clock.GetUtcNow()));

        (await Commit([.. Sessions.BeginAudited(new(session, Entry(session.Id)), Database.Dialect)])).ShouldAllBe(rows => rows == 0);

        (await Sessions.FindByToken(_tenant, token, default)).ShouldFailWith(AccountsCodes.SessionUnknown);
        (await Audit.OfUser(_tenant, _user.Id, 10, null, default)).ShouldBeEmpty();
    }

    [DatabaseFact]
    public void Cannot_begin_with_the_audit_entry_of_another()
    {
        var (session, _) = Sessions.New(_user, _passkey.Id, "", "", Limits, Clock, Entropy.System);
        var (other, _) = Sessions.New(_user, _passkey.Id, "", "", Limits, Clock, Entropy.System);

        Should.Throw<ArgumentException>(() => Sessions.BeginAudited(new(session, Entry(other.Id)), Dialect.Postgres));
    }

    [DatabaseFact]
    public async Task Ends_when_it_is_not_used()
    {
        var (_, token) = await NewSession(_user, _passkey);

        Clock.Advance(Limits.Idle - TimeSpan.FromMilliseconds(1));
        (await Sessions.FindByToken(_tenant, token, default)).ShouldSucceed();
        Clock.Advance(TimeSpan.FromMilliseconds(1));
        (await Sessions.FindByToken(_tenant, token, default)).ShouldFailWith(AccountsCodes.SessionIdle);
        (await Sessions.OfUser(_tenant, _user.Id, default)).ShouldBeEmpty();
    }

    [DatabaseFact]
    public async Task Lives_on_while_it_is_used_and_ends_at_its_absolute_limit()
    {
        var (session, token) = await NewSession(_user, _passkey);

        while (Clock.GetUtcNow() + Limits.Idle < session.AbsoluteExpiresAt)
        {
            Clock.Advance(Limits.Idle - TimeSpan.FromMinutes(1));
            var used = (await Sessions.FindByToken(_tenant, token, default)).ShouldSucceed();
            (await Commit(Sessions.Touch(used, Limits, Clock.GetUtcNow())!)).ShouldBe([1]);
        }

        Clock.Advance(session.AbsoluteExpiresAt - Clock.GetUtcNow());
        (await Sessions.FindByToken(_tenant, token, default)).ShouldFailWith(AccountsCodes.SessionExpired);
    }

    [DatabaseFact]
    public async Task Is_touched_at_most_once_a_minute()
    {
        var (_, token) = await NewSession(_user, _passkey);
        var used = (await Sessions.FindByToken(_tenant, token, default)).ShouldSucceed();

        Clock.Advance(TimeSpan.FromSeconds(59));
        Sessions.Touch(used, Limits, Clock.GetUtcNow()).ShouldBeNull();
        Clock.Advance(TimeSpan.FromSeconds(1));
        var touch = Sessions.Touch(used, Limits, Clock.GetUtcNow())!;
        (await Commit(touch, touch)).ShouldBe([1, 0]);
    }

    [DatabaseFact]
    public async Task Is_revoked_one_by_one_by_passkey_or_all_but_one()
    {
        var otherPasskey = await NewPasskey(_user);
        var (one, token) = await NewSession(_user, _passkey);
        var (two, _) = await NewSession(_user, _passkey);
        var (three, _) = await NewSession(_user, otherPasskey);
        var now = Clock.GetUtcNow();

        (await Commit(Sessions.Revoke(_tenant, _user.Id, one.Id, now))).ShouldBe([1]);
        (await Sessions.FindByToken(_tenant, token, default)).ShouldFailWith(AccountsCodes.SessionRevoked);
        (await Commit(Sessions.RevokeAllOfPasskey(_tenant, _user.Id, _passkey.Id, now))).ShouldBe([1]);
        (await Sessions.OfUser(_tenant, _user.Id, default)).Select(left => left.Id).ShouldBe([three.Id]);
        (await Commit(Sessions.RevokeAllOfUser(_tenant, _user.Id, now, except: three.Id), Sessions.RevokeAllOfUser(_tenant, _user.Id, now))).ShouldBe([0, 1]);
        two.Id.ShouldNotBe(one.Id);
    }

    [DatabaseFact]
    public async Task Is_not_revoked_by_another_user()
    {
        var (session, _) = await NewSession(_user, _passkey);
        var other = await NewUser(_tenant);

        (await Commit(Sessions.Revoke(_tenant, other.Id, session.Id, Clock.GetUtcNow()))).ShouldBe([0]);
    }

    [DatabaseFact]
    public async Task Is_forgotten_some_time_after_its_end()
    {
        var (session, token) = await NewSession(_user, _passkey);

        (await Commit(Sessions.Purge(_tenant, session.AbsoluteExpiresAt), Sessions.Purge(_tenant, session.AbsoluteExpiresAt.AddMilliseconds(1)))).ShouldBe([0, 1]);
        (await Sessions.FindByToken(_tenant, token, default)).ShouldFailWith(AccountsCodes.SessionUnknown);
    }

    private AuditEntry Entry(SessionId session) => new()
    {
        Id = AuditEntryId.New(Clock, Entropy.System),
        RelyingPartyId = _tenant,
        At = Clock.GetUtcNow(),
        Actor = AuditActor.User,
        ActorId = _user.Id.Value,
        Action = AuditAction.UserSignedIn,
        UserId = _user.Id,
        SessionId = session,
    };
}
