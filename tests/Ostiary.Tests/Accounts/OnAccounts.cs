using Ostiary.Accounts;
using Ostiary.Storage;
using Ostiary.Testing;
using Ostiary.Tests.Storage;

namespace Ostiary.Tests.Accounts;

/// <summary>Everything of the room over one database, and tenants to try it on.</summary>
public abstract class OnAccounts(DatabaseFixture fixture) : IAsyncLifetime
{
    private readonly string _masterKeyFile = Path.Combine(Directory.CreateTempSubdirectory("ostiary-keys-").FullName, "master.key");

    protected DatabaseFixture Fixture => fixture;

    protected Database Database => fixture.Database;

    protected FakeClock Clock { get; } = new();

    protected Users Users => new(Database);

    protected Passkeys Passkeys => new(Database);

    protected Sessions Sessions => new(Database, Clock);

    protected Audit Audit => new(Database);

    public virtual Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync()
    {
        Directory.Delete(Path.GetDirectoryName(_masterKeyFile)!, recursive: true);
        return Task.CompletedTask;
    }

    /// <summary>A relying party of its own, so that no test sees what another did.</summary>
    protected async Task<RelyingPartyId> NewTenant()
    {
        var tenant = Sample.RelyingParty();
        await Commit(RelyingParties.Save(tenant));
        return tenant.Id;
    }

    protected async Task<User> NewUser(RelyingPartyId tenant, string? identifier = null, string? externalId = null)
    {
        var user = User.New(tenant, Clock, Entropy.System) with { ExternalId = externalId, DisplayName = "Ann" };
        await Commit(Users.Insert(user));
        if (identifier is not null)
            await Commit(Users.AddIdentifier(tenant, user.Id, Identifier.Parse(identifier).ShouldSucceed(), Clock.GetUtcNow()));

        return user with { Identifier = identifier };
    }

    protected async Task<Passkey> NewPasskey(User user)
    {
        var passkey = Sample.Passkey(user, Clock);
        await Commit(Passkeys.Insert(passkey, Sample.Evidence));
        return passkey;
    }

    protected async Task<(Session Session, string Token)> NewSession(User user, Passkey passkey)
    {
        var begun = Sessions.New(user, passkey.Id, "Firefox on Linux", "192.0.2.0/24", new SessionOptions(), Clock, Entropy.System);
        await Commit(Sessions.Begin(begun.Session));
        return begun;
    }

    protected async Task<IReadOnlyList<int>> Commit(params Statement[] statements)
    {
        var committed = await Database.Commit(statements, default);
        committed.ViolatedStatement.ShouldBeNull();
        return committed.RowsAffected;
    }
}

/// <summary>Valid things to start from.</summary>
internal static class Sample
{
    public static readonly RegistrationEvidence Evidence = new([0xA3, 1], "{}"u8.ToArray());

    public static RelyingParty RelyingParty()
    {
        var id = RelyingPartyId.New(TimeProvider.System, Entropy.System);
        var origin = $"https://{id.Value.Replace('_', '-')}.example.com";
        return new RelyingParty
        {
            Id = id,
            Name = "Example",
            RpId = "example.com",
            Origins = [origin, "https://app.example.com"],
            HostedOrigin = origin,
            CreatedAt = DateTimeOffset.UnixEpoch,
        };
    }

    public static Passkey Passkey(User user, TimeProvider clock) => new()
    {
        Id = PasskeyId.New(clock, Entropy.System),
        RelyingPartyId = user.RelyingPartyId,
        UserId = user.Id,
        CredentialId = Entropy.System.Bytes(32),
        PublicKey = Entropy.System.Bytes(77),
        Algorithm = -7,
        SignCount = 0,
        Transports = ["internal", "hybrid"],
        UvInitialized = true,
        BackupEligible = true,
        BackedUp = false,
        Aaguid = "00000000-0000-0000-0000-000000000000",
        AttestationFormat = "none",
        RpId = "example.com",
        Name = "Laptop",
        CreatedAt = clock.GetUtcNow(),
        CreatedWhere = "Firefox on Linux",
        Mac = [1],
        MacKeyId = KeyId.New(clock, Entropy.System),
    };

    public static PasskeyUse Use(Passkey passkey, TimeProvider clock) => new()
    {
        RelyingPartyId = passkey.RelyingPartyId,
        PasskeyId = passkey.Id,
        SignCount = passkey.SignCount + 1,
        UvInitialized = true,
        BackupEligible = true,
        BackedUp = true,
        At = clock.GetUtcNow(),
        Where = "Safari on iPhone",
    };
}
