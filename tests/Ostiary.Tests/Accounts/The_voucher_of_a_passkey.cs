using Ostiary.Accounts;
using Ostiary.Ceremonies;
using Ostiary.Console.Users;
using Ostiary.Storage;
using Ostiary.Tests.Storage;

namespace Ostiary.Tests.Accounts;

public sealed class The_voucher_of_a_passkey_on_SQLite(SqliteFixture database) : The_voucher_of_a_passkey(database), IClassFixture<SqliteFixture>;

public sealed class The_voucher_of_a_passkey_on_PostgreSQL(PostgresFixture database)
    : The_voucher_of_a_passkey(database), IClassFixture<PostgresFixture>, INeedPostgres;

public abstract class The_voucher_of_a_passkey(DatabaseFixture fixture) : OnAccounts(fixture)
{
    private const int KeepsAttestation = 201;

    private const string InsertAsBefore =
        """
        INSERT INTO passkeys (
               relying_party_id, id, user_id, credential_id, public_key, algorithm, sign_count, transports, uv_initialized, backed_up, aaguid,
               attestation_format, rp_id, name, created_at_ms, created_where, mac, mac_key_id)
        VALUES (@relyingParty, @id, @user, @bytes, @bytes, -7, 0, '', 1, 0, '', 'packed', 'example.com', 'Old', 0, '', @bytes, 'key')
        """;

    [DatabaseFact]
    public async Task Is_kept_in_every_kind_and_with_every_reason_for_trust()
    {
        var tenant = await NewTenant();
        var user = await NewUser(tenant);
        var all = from kind in Enum.GetValues<VoucherKind>()
                  from trust in Enum.GetValues<VoucherTrust>()
                  select new PasskeyAttestation { Kind = kind, Trust = trust, Anchor = new string('a', 64), MetadataNumber = 42 };

        foreach (var voucher in all.Append(new() { Kind = VoucherKind.None, Trust = VoucherTrust.NotAsked }))
        {
            var passkey = Sample.Passkey(user, Clock) with { Attestation = voucher };
            await Commit(Passkeys.Insert(passkey, Sample.Evidence));

            (await Passkeys.Find(tenant, user.Id, passkey.Id, default))!.Attestation.ShouldBe(voucher);
            (await Passkeys.ForSignIn(tenant, passkey.CredentialId, default))!.Passkey.Attestation.ShouldBe(voucher);
        }
    }

    [DatabaseFact]
    public async Task Is_unknown_of_a_passkey_that_is_older_than_its_record()
    {
        var options = await Fixture.Create();
        await using (var older = Databases.Open(options))
        {
            var migrations = Migration.In(older.Dialect, AccountsSchema.Assembly, CeremoniesSchema.Assembly);
            var migrator = new Migrator(older, Clock);
            await migrator.Apply([.. migrations.Where(one => one.Number < KeepsAttestation)], default);
            var tenant = Sample.RelyingParty();
            var user = User.New(tenant.Id, Clock, Entropy.System);
            var id = PasskeyId.New(Clock, Entropy.System);
            await older.Commit(
                [
                    RelyingParties.Save(tenant), Users.Insert(user),
                    new Statement(InsertAsBefore, ("relyingParty", tenant.Id.Value), ("id", id.Value), ("user", user.Id.Value), ("bytes", new byte[] { 1 })),
                ], default);

            await migrator.Apply(migrations, default);

            var passkey = (await new Passkeys(older).Find(tenant.Id, user.Id, id, default)).ShouldNotBeNull();
            passkey.Attestation.ShouldBeNull();
            passkey.AttestationFormat.ShouldBe("packed");
            VoucherWords.Of(passkey.Attestation).ShouldContain("Not known");
        }

        await Fixture.Remove(options);
    }
}
