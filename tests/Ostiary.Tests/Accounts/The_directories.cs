using System.Text.Json;
using Ostiary.Accounts;
using Ostiary.Storage;
using Ostiary.Tests.Http;
using Ostiary.Tests.Storage;

namespace Ostiary.Tests.Accounts;

public sealed class The_directories_on_SQLite(SqliteFixture database) : The_directories(database), IClassFixture<SqliteFixture>;

public sealed class The_directories_on_PostgreSQL(PostgresFixture database) : The_directories(database), IClassFixture<PostgresFixture>, INeedPostgres;

public abstract class The_directories(DatabaseFixture fixture) : OnAccounts(fixture)
{
    [DatabaseFact]
    public async Task Find_a_relying_party_by_the_host_of_its_pages()
    {
        using var directory = new RelyingPartyDirectory(new RelyingParties(Database), Clock);
        var saved = Sample.RelyingParty() with { SelfSignUp = false, Policy = new CeremonyPolicy { Timeout = TimeSpan.FromMinutes(7), AllowCredentials = "empty" } };
        await Commit(RelyingParties.Save(saved));

        var found = (await directory.ByHost(saved.HostedHost.ToUpperInvariant(), default)).ShouldNotBeNull();

        JsonSerializer.Serialize(found).ShouldBe(JsonSerializer.Serialize(saved));
        (await directory.Find(saved.Id, default)).ShouldBe(found);
        (await directory.ByRpId("example.com", default)).ShouldContain(found);
        (await directory.ByHost("unknown.example.com", default)).ShouldBeNull();
        JsonSerializer.Serialize(await new RelyingParties(Database).Find(saved.Id, default)).ShouldBe(JsonSerializer.Serialize(saved));
    }

    [DatabaseFact]
    public async Task See_a_change_after_ten_seconds_or_at_once_when_told()
    {
        using var directory = new RelyingPartyDirectory(new RelyingParties(Database), Clock);
        using var told = new RelyingPartyDirectory(new RelyingParties(Database), Clock);
        var saved = Sample.RelyingParty();
        await directory.All(default);
        await told.All(default);

        await Commit(RelyingParties.Save(saved));
        await told.Refresh(default);

        (await told.Find(saved.Id, default)).ShouldNotBeNull();
        (await directory.Find(saved.Id, default)).ShouldBeNull();
        Clock.Advance(RelyingPartyDirectory.Lifetime);
        (await directory.Find(saved.Id, default)).ShouldNotBeNull();
    }

    [DatabaseFact]
    public async Task Tell_what_they_knew_last_for_an_hour_to_those_who_are_content_with_it_and_to_nobody_else()
    {
        var weather = new Weather();
        using var directory = new RelyingPartyDirectory(new RelyingParties(new FailingDatabase(Database, weather)), Clock);
        var saved = Sample.RelyingParty();
        await Commit(RelyingParties.Save(saved));
        await directory.All(default);

        weather.IsAway = true;
        Clock.Advance(RelyingPartyDirectory.Lifetime);
        await Should.ThrowAsync<DatabaseUnavailableException>(async () => await directory.Find(saved.Id, default));
        (await directory.Find(saved.Id, Freshness.LastKnown, default)).ShouldNotBeNull();
        await Should.ThrowAsync<DatabaseUnavailableException>(async () => await directory.ByHost(saved.HostedHost, default));
        Clock.Advance(TimeSpan.FromMinutes(59));
        (await directory.ByHost(saved.HostedHost, Freshness.LastKnown, default)).ShouldNotBeNull();
        Clock.Advance(TimeSpan.FromMinutes(1));
        await Should.ThrowAsync<DatabaseUnavailableException>(async () => await directory.Find(saved.Id, Freshness.LastKnown, default));
    }

    [DatabaseFact]
    public async Task Honor_no_revoked_key_when_the_database_was_away_meanwhile()
    {
        var tenant = await NewTenant();
        var weather = new Weather();
        using var directory = new ApiKeyDirectory(new ApiKeys(new FailingDatabase(Database, weather)), Clock);
        var (key, token) = ApiKey.Mint(tenant, ApiKeyKind.Secret, "Backend", [], Clock, Entropy.System);
        await Commit(ApiKeys.Insert(key));
        (await directory.Find(token, default)).ShouldSucceed();

        weather.IsAway = true;
        await Commit(ApiKeys.Revoke(tenant, key.Id, Clock.GetUtcNow()));
        Clock.Advance(RelyingPartyDirectory.Lifetime);
        (await directory.Find(token, Freshness.LastKnown, default)).ShouldSucceed();
        await Should.ThrowAsync<DatabaseUnavailableException>(async () => await directory.Find(token, default));

        weather.IsAway = false;
        (await directory.Find(token, default)).ShouldFailWith(AccountsCodes.ApiKeyUnknown);
        (await directory.Find(token, Freshness.LastKnown, default)).ShouldFailWith(AccountsCodes.ApiKeyUnknown);
    }

    [DatabaseFact]
    public async Task Keep_the_rp_id_that_passkeys_depend_on()
    {
        var saved = Sample.RelyingParty();
        await Commit(RelyingParties.Save(saved), RelyingParties.Save(saved with { Name = "Renamed", RpId = "example.net" }));

        var found = (await new RelyingParties(Database).Find(saved.Id, default)).ShouldNotBeNull();

        found.Name.ShouldBe("Renamed");
        found.RpId.ShouldBe("example.com");
    }

    [DatabaseFact]
    public async Task Give_one_hosted_origin_to_one_relying_party()
    {
        var first = Sample.RelyingParty();
        await Commit(RelyingParties.Save(first));

        var committed = await Database.Commit([RelyingParties.Save(Sample.RelyingParty() with { HostedOrigin = first.HostedOrigin })], default);

        committed.ViolatedStatement.ShouldBe(0);
    }

    [DatabaseFact]
    public async Task Find_an_API_key_by_its_text_until_it_is_revoked()
    {
        var tenant = await NewTenant();
        using var directory = new ApiKeyDirectory(new ApiKeys(Database), Clock);
        var (key, token) = ApiKey.Mint(tenant, ApiKeyKind.Publishable, "Shop", ["https://shop.example.com"], Clock, Entropy.System);
        await Commit(ApiKeys.Insert(key));

        token.ShouldStartWith("opk_");
        var found = (await directory.Find(token, default)).ShouldSucceed();
        found.Id.ShouldBe(key.Id);
        found.AllowedOrigins.ShouldBe(key.AllowedOrigins);
        (await directory.Find(token + "x", default)).ShouldFailWith(AccountsCodes.ApiKeyUnknown);

        (await Commit(ApiKeys.Revoke(tenant, key.Id, Clock.GetUtcNow()), ApiKeys.Revoke(tenant, key.Id, Clock.GetUtcNow()))).ShouldBe([1, 0]);
        await directory.Refresh(default);
        (await directory.Find(token, default)).ShouldFailWith(AccountsCodes.ApiKeyUnknown);
        (await new ApiKeys(Database).OfRelyingParty(tenant, default)).Single().RevokedAt.ShouldBe(Clock.GetUtcNow());
    }

    [DatabaseFact]
    public async Task Note_the_use_of_an_API_key_once_an_hour()
    {
        var tenant = await NewTenant();
        var (key, _) = ApiKey.Mint(tenant, ApiKeyKind.Secret, "Backend", [], Clock, Entropy.System);
        await Commit(ApiKeys.Insert(key));

        (await Commit(ApiKeys.RecordUse(tenant, key.Id, Clock.GetUtcNow()))).ShouldBe([1]);
        Clock.Advance(TimeSpan.FromMinutes(59));
        (await Commit(ApiKeys.RecordUse(tenant, key.Id, Clock.GetUtcNow()))).ShouldBe([0]);
        Clock.Advance(TimeSpan.FromMinutes(1));
        (await Commit(ApiKeys.RecordUse(tenant, key.Id, Clock.GetUtcNow()))).ShouldBe([1]);
    }
}
