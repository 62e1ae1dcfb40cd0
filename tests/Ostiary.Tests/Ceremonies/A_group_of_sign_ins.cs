using Ostiary.Accounts;
using Ostiary.Ceremonies;
using Ostiary.Storage;
using Ostiary.Tests.Accounts;
using Ostiary.Tests.Http;
using Ostiary.Tests.Storage;

namespace Ostiary.Tests.Ceremonies;

/// <summary>Sign-ins that PostgreSQL writes in one transaction: each has an outcome of its own, and nothing is told that did not happen.</summary>
public sealed class A_group_of_sign_ins(PostgresFixture database) : OnAccounts(database), IClassFixture<PostgresFixture>, INeedPostgres
{
    private const int Size = 12;

    private RelyingPartyId _tenant;

    public override async Task InitializeAsync() => _tenant = await NewTenant();

    [DatabaseFact]
    public async Task Signs_everybody_in()
    {
        var group = await Group();

        (await Together(group)).ShouldAllBe(outcome => outcome.Succeeded);

        (await Begun(), await Told()).ShouldBe((Size, Size));
        foreach (var write in group)
            (await Passkeys.Find(_tenant, write.Entry.UserId!.Value, write.Use.PasskeyId, default))!.SignCount.ShouldBe(write.Use.SignCount);
    }

    [DatabaseFact]
    public async Task Refuses_a_burnt_ceremony_alone()
    {
        var group = await Group();
        await Commit(BurntCeremonies.Burn(group[3].State));

        await RefusesAlone(group, 3, CeremonyCodes.AlreadyUsed);

        (await Passkeys.Find(_tenant, group[3].Entry.UserId!.Value, group[3].Use.PasskeyId, default))!.SignCount.ShouldBe(0);
    }

    [DatabaseFact]
    public async Task Refuses_a_deleted_passkey_alone()
    {
        var group = await Group();
        await Commit(Passkeys.Delete(_tenant, group[0].Entry.UserId!.Value, group[0].Use.PasskeyId, Clock.GetUtcNow()));

        await RefusesAlone(group, 0, CeremonyCodes.PasskeyDeleted);
    }

    [DatabaseFact]
    public async Task Refuses_a_disabled_user_alone()
    {
        var group = await Group();
        await Commit([.. Users.Disable(_tenant, group[^1].Entry.UserId!.Value, Clock.GetUtcNow())]);

        await RefusesAlone(group, Size - 1, CeremonyCodes.UserDisabled);
    }

    [DatabaseFact]
    public async Task Acknowledges_nothing_when_the_database_goes_away()
    {
        var weather = new Weather { IsAway = true };
        var group = await Group();

        var writes = new SignInWrites(new FailingDatabase(Database, weather));
        foreach (var one in group.Select(write => writes.Write(write, default)).ToList())
            await Should.ThrowAsync<DatabaseUnavailableException>(() => one);

        (await Begun(), await Told()).ShouldBe((0, 0));
        weather.IsAway = false;
        (await Task.WhenAll(group.Select(write => writes.Write(write, default)))).ShouldAllBe(outcome => outcome.Succeeded);
    }

    [DatabaseFact]
    public async Task Acknowledges_nothing_when_the_answer_of_the_database_is_lost_and_then_finds_all_used()
    {
        var weather = new Weather { LosesNextAnswer = true };
        var group = await Group();
        var writes = new SignInWrites(new FailingDatabase(Database, weather));

        await Should.ThrowAsync<DatabaseUnavailableException>(() => writes.Together(group));

        (await Together(group)).ShouldAllBe(outcome => outcome.Failure!.Code == CeremonyCodes.AlreadyUsed);
        (await Begun(), await Told()).ShouldBe((Size, Size));
    }

    [DatabaseFact]
    public async Task Is_not_hurt_by_those_who_go_away()
    {
        var writes = new SignInWrites(Database);
        using var gone = new CancellationTokenSource();
        var group = await Group();

        var all = group.Select((write, at) => writes.Write(write, at % 3 == 0 ? gone.Token : default)).ToList();
        await gone.CancelAsync();

        for (var at = 0; at < Size; at++)
        {
            if (at % 3 != 0)
                (await all[at]).Succeeded.ShouldBeTrue();
        }

        (await Told()).ShouldBe(await Begun());
    }

    [DatabaseFact]
    public async Task Uses_a_ceremony_once_however_many_bring_it()
    {
        var writes = new SignInWrites(Database);
        var group = await Group();

        var all = await Task.WhenAll(Enumerable.Range(0, 100).Select(at => Task.Run(() => writes.Write(SameCeremony(group[at % Size], group[0]), default))));

        all.Count(outcome => outcome.Succeeded).ShouldBe(1);
        all.Count(outcome => outcome.Failure?.Code == CeremonyCodes.AlreadyUsed).ShouldBe(99);
        (await Begun(), await Told()).ShouldBe((1, 1));
    }

    [DatabaseFact]
    public async Task Finds_each_asked_passkey_and_nothing_for_an_unknown_one()
    {
        var passkeys = new List<Passkey>();
        for (var at = 0; at < 5; at++)
            passkeys.Add(await NewPasskey(await NewUser(_tenant, $"ann-{at}@example.com")));

        var other = await NewTenant();
        CredentialOfTenant[] asked =
        [
            .. passkeys.Select(passkey => new CredentialOfTenant(_tenant, passkey.CredentialId)),
            new(other, passkeys[0].CredentialId), new(_tenant, [1, 2, 3]), new(_tenant, passkeys[1].CredentialId),
        ];

        var found = await new SignInReads(Database).Together(asked);

        found.Select(one => one?.Passkey.Id).ShouldBe([.. passkeys.Select(passkey => (PasskeyId?)passkey.Id), null, null, passkeys[1].Id]);
        found[2]!.User.Identifier.ShouldBe("ann-2@example.com");
    }

    private async Task RefusesAlone(IReadOnlyList<SignInWrite> group, int refused, FailureCode code)
    {
        var outcomes = await Together(group);

        outcomes[refused].ShouldFailWith(code);
        outcomes.Count(outcome => outcome.Succeeded).ShouldBe(Size - 1);
        (await Begun(), await Told()).ShouldBe((Size - 1, Size - 1));
    }

    private async Task<Outcome<Done>[]> Together(IReadOnlyList<SignInWrite> group) =>
        await Task.WhenAll(await new SignInWrites(Database).Together(group));

    private async Task<List<SignInWrite>> Group()
    {
        var group = new List<SignInWrite>();
        for (var at = 0; at < Size; at++)
        {
            var user = await NewUser(_tenant);
            group.Add(WriteOf(user, await NewPasskey(user)));
        }

        return group;
    }

    private SignInWrite WriteOf(User user, Passkey passkey)
    {
        var session = Sessions.New(user, passkey.Id, "Firefox on Linux", "192.0.2.0/24", new SessionOptions(), Clock, Entropy.System).Session;
        return new SignInWrite
        {
            State = StateOf(Base64UrlText.Encode(Entropy.System.Bytes(16))),
            Use = Sample.Use(passkey, Clock),
            Session = session,
            Entry = new AuditEntry
            {
                Id = AuditEntryId.New(Clock, Entropy.System),
                RelyingPartyId = _tenant,
                At = Clock.GetUtcNow(),
                Actor = AuditActor.User,
                ActorId = user.Id.Value,
                Action = AuditAction.UserSignedIn,
                UserId = user.Id,
                SessionId = session.Id,
            },
        };
    }

    private AuthenticationState StateOf(string id) => new()
    {
        Id = id,
        RelyingParty = _tenant.Value,
        IssuedAtMs = 0,
        ExpiresAtMs = 1,
        Caller = CallerKind.HostedPage,
        Challenge = [],
        RpId = "example.com",
        Origins = [],
        UserVerification = "preferred",
        Mediation = "optional",
    };

    // The same ceremony by another session each time: what the hundred bring differs in everything but what must count once.
    private SignInWrite SameCeremony(SignInWrite write, SignInWrite first)
    {
        var session = write.Session! with { Id = SessionId.New(Clock, Entropy.System), TokenHash = Entropy.System.Bytes(32) };
        return write with
        {
            State = first.State,
            Session = session,
            Entry = write.Entry with { Id = AuditEntryId.New(Clock, Entropy.System), SessionId = session.Id },
        };
    }

    private Task<long> Begun() => Count("sessions");

    private Task<long> Told() => Count("audit_entries");

    private Task<long> Count(string table) => Database.ReadFirst(
        new Statement($"SELECT count(*) FROM {table} WHERE relying_party_id = @tenant", ("tenant", _tenant.Value)), row => row.GetInt64(0), default);
}
