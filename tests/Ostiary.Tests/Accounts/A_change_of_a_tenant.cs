using Ostiary.Accounts;
using Ostiary.Tests.Storage;

namespace Ostiary.Tests.Accounts;

public sealed class A_change_of_a_tenant_on_SQLite(SqliteFixture database) : A_change_of_a_tenant(database), IClassFixture<SqliteFixture>;

public sealed class A_change_of_a_tenant_on_PostgreSQL(PostgresFixture database)
    : A_change_of_a_tenant(database), IClassFixture<PostgresFixture>, INeedPostgres;

public abstract class A_change_of_a_tenant(DatabaseFixture fixture) : OnAccounts(fixture), IDisposable
{
    private static readonly ChangedBy TheServer = new() { Actor = AuditActor.Server };

    private RelyingPartyDirectory? _relyingParties;
    private ApiKeyDirectory? _keys;

    private RelyingPartyDirectory Directory => _relyingParties ??= new(new RelyingParties(Database), Clock);

    private ApiKeyDirectory Keys => _keys ??= new(new ApiKeys(Database), Clock);

    private TenantUpkeep Tenants => new(Database, new RelyingParties(Database), Directory, new ApiKeys(Database), Keys, new NoFurtherRule(), Clock, Entropy.System);

    public void Dispose()
    {
        _relyingParties?.Dispose();
        _keys?.Dispose();
        GC.SuppressFinalize(this);
    }

    [DatabaseFact]
    public async Task Is_known_at_once_and_leaves_a_trace()
    {
        var party = Sample.RelyingParty();
        await Directory.All(default);

        (await Tenants.Save(party, TheServer, default)).ShouldSucceed();
        (await Tenants.Save(party with { Name = "Renamed" }, TheServer, default)).ShouldSucceed();

        (await Directory.Find(party.Id, default))!.Name.ShouldBe("Renamed");
        (await Audit.List(party.Id, 10, before: null, default)).Select(entry => entry.Action)
            .ShouldBe([AuditAction.RelyingPartySaved, AuditAction.RelyingPartySaved]);
    }

    [DatabaseFact]
    public async Task Keeps_the_rules_of_relying_parties() =>
        (await Tenants.Save(Sample.RelyingParty() with { Name = "" }, TheServer, default)).ShouldFailWith(AccountsCodes.RelyingPartyName);

    [DatabaseFact]
    public async Task Never_moves_an_RP_ID()
    {
        var party = (await Tenants.Save(Sample.RelyingParty(), TheServer, default)).ShouldSucceed();
        var moved = party with { RpId = "app.example.com", Origins = ["https://app.example.com"], HostedOrigin = "https://app.example.com" };

        (await Tenants.Save(moved, TheServer, default)).ShouldFailWith(UpkeepCodes.RpIdFixed);
    }

    [DatabaseFact]
    public async Task Leaves_the_hosted_origin_of_another_to_the_other()
    {
        var first = (await Tenants.Save(Sample.RelyingParty(), TheServer, default)).ShouldSucceed();
        var second = Sample.RelyingParty() with { Origins = first.Origins, HostedOrigin = first.HostedOrigin };

        (await Tenants.Save(second, TheServer, default)).ShouldFailWith(UpkeepCodes.HostedOriginTaken);
    }

    [DatabaseFact]
    public async Task Makes_a_key_that_opens_until_it_is_revoked()
    {
        var party = (await Tenants.Save(Sample.RelyingParty(), TheServer, default)).ShouldSucceed();

        var (key, token) = (await Tenants.MintApiKey(party, ApiKeyKind.Secret, "Backend", [], TheServer, default)).ShouldSucceed();
        (await Keys.Find(token, default)).ShouldSucceed().Id.ShouldBe(key.Id);

        (await Tenants.RevokeApiKey(party.Id, key.Id, TheServer, default)).ShouldSucceed();
        (await Keys.Find(token, default)).ShouldFailWith(AccountsCodes.ApiKeyUnknown);
        (await Tenants.RevokeApiKey(party.Id, key.Id, TheServer, default)).ShouldFailWith(UpkeepCodes.ApiKeyGone);
    }

    [DatabaseFact]
    public async Task Refuses_a_key_without_a_name_or_for_another_sites_pages()
    {
        var party = (await Tenants.Save(Sample.RelyingParty(), TheServer, default)).ShouldSucceed();

        (await Tenants.MintApiKey(party, ApiKeyKind.Secret, " ", [], TheServer, default)).ShouldFailWith(UpkeepCodes.ApiKeyName);
        (await Tenants.MintApiKey(party, ApiKeyKind.Secret, "\u200b", [], TheServer, default)).ShouldFailWith(UpkeepCodes.ApiKeyName);
        (await Tenants.MintApiKey(party, ApiKeyKind.Publishable, "Page", [], TheServer, default)).ShouldFailWith(UpkeepCodes.ApiKeyOrigins);
        (await Tenants.MintApiKey(party, ApiKeyKind.Publishable, "Page", ["https://evil.example"], TheServer, default)).ShouldFailWith(UpkeepCodes.ApiKeyOrigins);
    }

    /// <summary>Rules of other rooms are tried where they are.</summary>
    private sealed class NoFurtherRule : IRelyingPartyRule
    {
        public Failure? Refusal(RelyingParty candidate) => null;
    }
}
