using Ostiary.Accounts;
using Ostiary.Tests.Storage;

namespace Ostiary.Tests.Accounts;

public sealed class A_passkey_on_SQLite(SqliteFixture database) : A_passkey(database), IClassFixture<SqliteFixture>;

public sealed class A_passkey_on_PostgreSQL(PostgresFixture database) : A_passkey(database), IClassFixture<PostgresFixture>, INeedPostgres;

public abstract class A_passkey(DatabaseFixture fixture) : OnAccounts(fixture)
{
    [DatabaseFact]
    public async Task Comes_with_its_user_when_somebody_signs_in()
    {
        var tenant = await NewTenant();
        var user = await NewUser(tenant, "ann@example.com");
        var passkey = await NewPasskey(user);

        var found = (await Passkeys.ForSignIn(tenant, passkey.CredentialId, default)).ShouldNotBeNull();

        found.User.Id.ShouldBe(user.Id);
        found.User.Identifier.ShouldBe("ann@example.com");
        ShouldBeAlike(found.Passkey, passkey);
        ShouldBeAlike((await Passkeys.Find(tenant, user.Id, passkey.Id, default))!, passkey);
        ShouldBeAlike((await Passkeys.OfUser(tenant, user.Id, default)).Single(), passkey);
        (await Passkeys.Evidence(tenant, passkey.Id, default))!.AttestationObject.ShouldBe(Sample.Evidence.AttestationObject);
    }

    [DatabaseFact]
    public async Task Is_invisible_to_every_other_relying_party()
    {
        var user = await NewUser(await NewTenant());
        var passkey = await NewPasskey(user);
        var other = await NewTenant();
        var now = Clock.GetUtcNow();

        (await Passkeys.ForSignIn(other, passkey.CredentialId, default)).ShouldBeNull();
        (await Passkeys.Find(other, user.Id, passkey.Id, default)).ShouldBeNull();
        (await Passkeys.OfUser(other, user.Id, default)).ShouldBeEmpty();
        (await Passkeys.Evidence(other, passkey.Id, default)).ShouldBeNull();
        (await Commit(
            Passkeys.RecordUse(Sample.Use(passkey, Clock) with { RelyingPartyId = other }),
            Passkeys.Rename(other, user.Id, passkey.Id, "Stolen"),
            Passkeys.Delete(other, user.Id, passkey.Id, now))).ShouldBe([0, 0, 0]);
    }

    [DatabaseFact]
    public async Task Is_changed_by_its_own_user_only()
    {
        var tenant = await NewTenant();
        var passkey = await NewPasskey(await NewUser(tenant));
        var other = await NewUser(tenant);

        (await Passkeys.Find(tenant, other.Id, passkey.Id, default)).ShouldBeNull();
        (await Commit(
            Passkeys.Rename(tenant, other.Id, passkey.Id, "Mine"),
            Passkeys.Delete(tenant, other.Id, passkey.Id, Clock.GetUtcNow()))).ShouldBe([0, 0]);
    }

    [DatabaseFact]
    public async Task Is_registered_once_however_many_try_at_once()
    {
        var tenant = await NewTenant();
        var credentialId = Entropy.System.Bytes(16);

        var all = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => Task.Run(() =>
        {
            var user = User.New(tenant, Clock, Entropy.System);
            var passkey = Sample.Passkey(user, Clock) with { CredentialId = credentialId };
            return Database.Commit([Users.Insert(user), Passkeys.Insert(passkey, Sample.Evidence)], default);
        })));

        all.Count(one => one.Succeeded).ShouldBe(1);
        all.Select(one => one.ViolatedStatement).Distinct().ShouldBe([null, 1], ignoreOrder: true);
        (await Users.List(tenant, 200, null, default)).Count.ShouldBe(1);
    }

    [DatabaseFact]
    public async Task May_exist_at_two_relying_parties()
    {
        var passkey = await NewPasskey(await NewUser(await NewTenant()));
        var elsewhere = await NewUser(await NewTenant());

        (await Commit(Passkeys.Insert(Sample.Passkey(elsewhere, Clock) with { CredentialId = passkey.CredentialId }, Sample.Evidence))).ShouldBe([1]);
    }

    [DatabaseFact]
    public async Task Is_not_added_to_a_user_who_was_disabled_or_deleted_meanwhile()
    {
        var tenant = await NewTenant();
        var disabled = await NewUser(tenant);
        var deleted = await NewUser(tenant);
        await Commit([.. Users.Disable(tenant, disabled.Id, Clock.GetUtcNow()), .. Users.Delete(tenant, deleted.Id, Clock.GetUtcNow())]);

        (await Commit(
            Passkeys.Insert(Sample.Passkey(disabled, Clock), Sample.Evidence),
            Passkeys.Insert(Sample.Passkey(deleted, Clock), Sample.Evidence))).ShouldBe([0, 0]);
    }

    [DatabaseFact]
    public async Task Remembers_how_and_where_it_was_used_last()
    {
        var tenant = await NewTenant();
        var passkey = await NewPasskey(await NewUser(tenant));
        Clock.Advance(TimeSpan.FromHours(1));

        (await Commit(Passkeys.RecordUse(Sample.Use(passkey, Clock)))).ShouldBe([1]);

        var used = (await Passkeys.ForSignIn(tenant, passkey.CredentialId, default))!.Passkey;
        used.SignCount.ShouldBe(1);
        used.BackedUp.ShouldBeTrue();
        used.LastUsedAt.ShouldBe(Clock.GetUtcNow());
        used.LastUsedWhere.ShouldBe("Safari on iPhone");
        used.BackupEligible.ShouldBe(true);
    }

    [DatabaseFact]
    public async Task Is_stored_with_the_backup_eligibility_that_its_sign_in_decided()
    {
        var tenant = await NewTenant();
        var passkey = await NewPasskey(await NewUser(tenant));

        await Commit(Passkeys.RecordUse(Sample.Use(passkey, Clock) with { BackupEligible = false }));

        (await Passkeys.ForSignIn(tenant, passkey.CredentialId, default))!.Passkey.BackupEligible.ShouldBe(false);
    }

    [DatabaseFact]
    public async Task Learns_whether_it_is_backup_eligible_if_nobody_knew()
    {
        var tenant = await NewTenant();
        var passkey = Sample.Passkey(await NewUser(tenant), Clock) with { BackupEligible = null };
        await Commit(Passkeys.Insert(passkey, Sample.Evidence));
        (await Passkeys.ForSignIn(tenant, passkey.CredentialId, default))!.Passkey.BackupEligible.ShouldBeNull();

        await Commit(Passkeys.RecordUse(Sample.Use(passkey, Clock)));

        (await Passkeys.ForSignIn(tenant, passkey.CredentialId, default))!.Passkey.BackupEligible.ShouldBe(true);
    }

    [DatabaseFact]
    public async Task Is_renamed()
    {
        var tenant = await NewTenant();
        var passkey = await NewPasskey(await NewUser(tenant));

        (await Commit(Passkeys.Rename(tenant, passkey.UserId, passkey.Id, "Phone"))).ShouldBe([1]);

        (await Passkeys.Find(tenant, passkey.UserId, passkey.Id, default))!.Name.ShouldBe("Phone");
    }

    [DatabaseFact]
    public async Task Leaves_a_tombstone_that_can_still_verify_its_answers()
    {
        var tenant = await NewTenant();
        var passkey = await NewPasskey(await NewUser(tenant, "ann@example.com"));

        (await Commit(
            Passkeys.Delete(tenant, passkey.UserId, passkey.Id, Clock.GetUtcNow()),
            Passkeys.Delete(tenant, passkey.UserId, passkey.Id, Clock.GetUtcNow()),
            Passkeys.Rename(tenant, passkey.UserId, passkey.Id, "Back"),
            Passkeys.RecordUse(Sample.Use(passkey, Clock)))).ShouldBe([1, 0, 0, 0]);

        var tombstone = (await Passkeys.ForSignIn(tenant, passkey.CredentialId, default))!.Passkey;
        tombstone.DeletedAt.ShouldBe(Clock.GetUtcNow());
        tombstone.PublicKey.ShouldBe(passkey.PublicKey);
        tombstone.Mac.ShouldBe(passkey.Mac);
        (await Passkeys.OfUser(tenant, passkey.UserId, default)).ShouldBeEmpty();
        (await Passkeys.Evidence(tenant, passkey.Id, default)).ShouldBeNull();
        (await Passkeys.LiveOfUser(tenant, passkey.UserId, default))!.Credentials.ShouldBeEmpty();
        (await Database.Commit([Passkeys.Insert(passkey, Sample.Evidence)], default)).ViolatedStatement.ShouldBe(0);
    }

    [DatabaseFact]
    public async Task Is_listed_for_options_by_identifier_and_by_user()
    {
        var tenant = await NewTenant();
        var user = await NewUser(tenant, "ann@example.com");
        var first = await NewPasskey(user);
        Clock.Advance(TimeSpan.FromMilliseconds(1));
        var second = await NewPasskey(user);
        var identifier = Identifier.Parse("ANN@example.com").ShouldSucceed();

        foreach (var found in new[] { await Passkeys.LiveOfIdentifier(tenant, identifier, default), await Passkeys.LiveOfUser(tenant, user.Id, default) })
        {
            found!.User.Id.ShouldBe(user.Id);
            found.Credentials.Select(one => Convert.ToHexString(one.CredentialId))
                .ShouldBe([Convert.ToHexString(first.CredentialId), Convert.ToHexString(second.CredentialId)]);
            found.Credentials[0].Transports.ShouldBe(["internal", "hybrid"]);
        }
    }

    private static void ShouldBeAlike(Passkey found, Passkey expected)
    {
        found.CredentialId.ShouldBe(expected.CredentialId);
        found.PublicKey.ShouldBe(expected.PublicKey);
        found.Mac.ShouldBe(expected.Mac);
        found.Transports.ShouldBe(expected.Transports);
        (found with
        {
            CredentialId = expected.CredentialId,
            PublicKey = expected.PublicKey,
            Mac = expected.Mac,
            Transports = expected.Transports,
        }).ShouldBe(expected);
    }
}
