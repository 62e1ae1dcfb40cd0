using Ostiary.Accounts;
using Ostiary.Storage;
using Ostiary.Testing;
using Ostiary.Tests.Storage;

namespace Ostiary.Tests.Accounts;

public sealed class The_key_ring_on_SQLite(SqliteFixture database) : The_key_ring(database), IClassFixture<SqliteFixture>;

public sealed class The_key_ring_on_PostgreSQL(PostgresFixture database) : The_key_ring(database), IClassFixture<PostgresFixture>, INeedPostgres;

public abstract class The_key_ring(DatabaseFixture fixture) : IAsyncLifetime
{
    private static readonly KeysOptions Options = new();

    private readonly string _folder = Directory.CreateTempSubdirectory("ostiary-keys-").FullName;
    private readonly FakeClock _clock = new();
    private readonly List<IDisposable> _opened = [];

    public Task InitializeAsync() => fixture.Database.Commit([new Statement("DELETE FROM ring_keys")], default);

    public Task DisposeAsync()
    {
        _opened.ForEach(one => one.Dispose());
        Directory.Delete(_folder, recursive: true);
        return Task.CompletedTask;
    }

    [DatabaseFact]
    public async Task Gives_each_purpose_a_key_of_its_own()
    {
        var ring = Node();

        var secrets = new HashSet<string>();
        foreach (var purpose in KeyPurposes.All)
        {
            var key = await ring.Active(purpose, default);
            key.Secret.Length.ShouldBe(RingKey.Length);
            secrets.Add(Convert.ToHexString(key.Secret.Span)).ShouldBeTrue();
            (await ring.Find(purpose, key.Id, default)).ShouldBe(key);
        }

        var seal = await ring.Active(KeyPurpose.CeremonySeal, default);
        (await ring.Find(KeyPurpose.Decoy, seal.Id, default)).ShouldBeNull();
    }

    [DatabaseFact]
    public async Task Is_the_same_for_nodes_that_start_together()
    {
        var nodes = Enumerable.Range(0, 8).Select(_ => Node()).ToList();

        var keys = await Task.WhenAll(nodes.Select(node => Task.Run(async () => (await node.Active(KeyPurpose.CeremonySeal, default)).Id)));

        keys.Distinct().Count().ShouldBe(1);
    }

    [DatabaseFact]
    public async Task Changes_the_sealing_key_each_month_and_opens_what_the_last_one_sealed_for_a_day()
    {
        var ring = Node();
        var first = await ring.Active(KeyPurpose.CeremonySeal, default);

        _clock.Advance(Options.RotationPeriod - KeyRing.Overlap);
        (await ring.Active(KeyPurpose.CeremonySeal, default)).Id.ShouldBe(first.Id, "the next key is known and not yet active");
        _clock.Advance(KeyRing.Overlap);
        var second = await ring.Active(KeyPurpose.CeremonySeal, default);

        second.Id.ShouldNotBe(first.Id);
        (await ring.Find(KeyPurpose.CeremonySeal, first.Id, default)).ShouldNotBeNull();
        (await Node().Find(KeyPurpose.CeremonySeal, first.Id, default)).ShouldNotBeNull();
        _clock.Advance(KeyRing.Overlap);
        (await ring.Find(KeyPurpose.CeremonySeal, first.Id, default)).ShouldBeNull();
    }

    [DatabaseFact]
    public async Task Never_changes_the_keys_that_stored_things_depend_on()
    {
        var ring = Node();
        var mac = await ring.Active(KeyPurpose.CredentialMac, default);
        var decoy = await ring.Active(KeyPurpose.Decoy, default);

        _clock.Advance(TimeSpan.FromDays(1000));

        (await Node().Active(KeyPurpose.CredentialMac, default)).Id.ShouldBe(mac.Id);
        (await Node().Active(KeyPurpose.Decoy, default)).Id.ShouldBe(decoy.Id);
    }

    [DatabaseFact]
    public async Task Has_an_active_key_after_a_year_of_silence()
    {
        var old = await Node().Active(KeyPurpose.CeremonySeal, default);
        _clock.Advance(TimeSpan.FromDays(365));

        (await Node().Active(KeyPurpose.CeremonySeal, default)).Id.ShouldBe(old.Id, "a successor is announced a day ahead");
        _clock.Advance(KeyRing.Overlap);
        (await Node().Active(KeyPurpose.CeremonySeal, default)).Id.ShouldNotBe(old.Id);
    }

    [DatabaseFact]
    public async Task Serves_a_node_whose_clock_is_behind_that_of_the_first()
    {
        var first = await Node().Active(KeyPurpose.CeremonySeal, default);
        var behind = new FakeClock(_clock.GetUtcNow() - TimeSpan.FromMinutes(1));

        (await Node(clock: behind).Active(KeyPurpose.CeremonySeal, default)).Id.ShouldBe(first.Id);
    }

    [DatabaseFact]
    public async Task Looks_for_an_unknown_key_once_in_a_while()
    {
        var here = Node();
        await here.Prepare(default);
        var known = await here.Active(KeyPurpose.CeremonySeal, default);
        await fixture.Database.Commit([new Statement("DELETE FROM ring_keys")], default);
        var made = await Node().Active(KeyPurpose.CeremonySeal, default);

        (await here.Find(KeyPurpose.CeremonySeal, made.Id, default)).ShouldNotBeNull("another node made it");
        (await here.Find(KeyPurpose.CeremonySeal, known.Id, default)).ShouldBeNull();
        (await here.Find(KeyPurpose.CeremonySeal, KeyId.New(_clock, Entropy.System), default)).ShouldBeNull();
    }

    [DatabaseFact]
    public async Task Says_what_to_do_when_the_master_key_is_another()
    {
        await Node().Prepare(default);

        var error = await Should.ThrowAsync<WrongMasterKeyException>(() => Node("other.key").Prepare(default));

        error.Message.ShouldContain("other.key");
        error.Message.ShouldContain("Keys:MasterKeyFile");
    }

    [DatabaseFact]
    public async Task Refuses_a_key_that_was_moved_to_another_purpose()
    {
        await Node().Prepare(default);
        await fixture.Database.Commit(
            [
                new Statement("DELETE FROM ring_keys WHERE purpose = 'decoy'"),
                new Statement("UPDATE ring_keys SET purpose = 'decoy' WHERE purpose = 'credential_mac'"),
            ],
            default);

        await Should.ThrowAsync<WrongMasterKeyException>(() => Node().Prepare(default));
    }

    [DatabaseFact]
    public async Task Detects_a_public_key_that_was_changed_in_the_database()
    {
        var ring = Node();
        var mac = new CredentialMac(ring);
        var user = User.New(RelyingPartyId.New(_clock, Entropy.System), _clock, Entropy.System);
        var passkey = await mac.Seal(Sample.Passkey(user, _clock), user.UserHandle, default);

        (await mac.Verify(passkey with { Name = "Renamed", SignCount = 9 }, user.UserHandle, default)).ShouldSucceed();

        byte[] otherBytes = [.. passkey.PublicKey[..^1], (byte)(passkey.PublicKey[^1] ^ 1)];
        Passkey[] changed =
        [
            passkey with { PublicKey = otherBytes },
            passkey with { CredentialId = otherBytes },
            passkey with { Algorithm = -257 },
            passkey with { UserId = UserId.New(_clock, Entropy.System) },
            passkey with { Id = PasskeyId.New(_clock, Entropy.System) },
            passkey with { RelyingPartyId = RelyingPartyId.New(_clock, Entropy.System) },
            passkey with { RpId = "example.net" },
            passkey with { MacKeyId = KeyId.New(_clock, Entropy.System) },
            passkey with { Mac = otherBytes[..32] },
        ];
        foreach (var one in changed)
            (await mac.Verify(one, user.UserHandle, default)).ShouldFailWith(AccountsCodes.PasskeyTampered);

        (await mac.Verify(passkey, Entropy.System.Bytes(32), default)).ShouldFailWith(AccountsCodes.PasskeyTampered);
    }

    private KeyRing Node(string masterKeyFile = "master.key", FakeClock? clock = null)
    {
        var master = MasterKey.LoadOrCreate(Path.Combine(_folder, masterKeyFile), Entropy.System);
        var ring = new KeyRing(fixture.Database, master, Options, clock ?? _clock, Entropy.System);
        _opened.AddRange([ring, master]);
        return ring;
    }
}
