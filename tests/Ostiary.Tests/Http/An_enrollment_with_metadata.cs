using System.Text.Json.Nodes;
using Ostiary.Accounts;
using Ostiary.Metadata;
using Ostiary.Testing;
using Ostiary.Tests.Storage;
using Ostiary.WebAuthn;

namespace Ostiary.Tests.Http;

public sealed class An_enrollment_with_metadata_on_SQLite() : An_enrollment_with_metadata(new SqliteFixture());

public sealed class An_enrollment_with_metadata_on_PostgreSQL() : An_enrollment_with_metadata(new PostgresFixture()), INeedPostgres;

/// <summary>What profiles demand of the FIDO Metadata Service, on a server that reads it from a file.</summary>
public abstract class An_enrollment_with_metadata(DatabaseFixture databases) : OnServer(databases), IDisposable
{
    private static readonly Guid Model = new("00112233-4455-6677-8899-aabbccddeeff");
    private static readonly Guid UnknownModel = new("00112233-4455-6677-8899-aabbccddee00");

    private readonly MetadataAuthority _service = new(new SeededEntropy("The metadata service"));
    private readonly AttestationAuthority _maker = new(new SeededEntropy("The maker"));

    [DatabaseFact]
    public async Task Is_accepted_when_metadata_vouches_for_a_model_that_meets_every_demand()
    {
        Publish(Entry());
        await Demand(new() { KnownModelRequired = true, LowestCertification = "l1", KeyProtection = ["hardware", "secure_element"] });

        (await Person(Model).TrySignUp("sam@example.com")).ShouldBeOk().Json!["passkey"]!["aaguid"]!.GetValue<string>().ShouldBe(Model.ToString());
    }

    [DatabaseFact]
    public async Task Is_refused_when_metadata_names_other_roots_for_the_model()
    {
        using var stranger = new AttestationAuthority(new SeededEntropy("A stranger"));
        Publish(BlobEntry.Fido2(Model, stranger.Root));
        await Demand(new());

        await IsRefused(Model, WebAuthnCodes.AttestationPathUntrusted);
    }

    [DatabaseFact]
    public async Task Is_refused_when_metadata_must_know_the_model_and_does_not()
    {
        Publish(Entry());
        await Demand(new() { Roots = [Base64UrlText.Encode(_maker.Root.Span)], KnownModelRequired = true });

        await IsRefused(UnknownModel, MetadataCodes.ModelUnknown);
        (await Person(Model).TrySignUp("sam@example.com")).ShouldBeOk();
    }

    [DatabaseFact]
    public async Task Is_refused_below_the_lowest_certification()
    {
        Publish(Entry());
        await Demand(new() { LowestCertification = "l1plus" });

        await IsRefused(Model, MetadataCodes.CertificationTooLow);
    }

    [DatabaseFact]
    public async Task Is_refused_without_the_key_protection_that_is_demanded()
    {
        Publish(Entry());
        await Demand(new() { KeyProtection = ["hardware", "tee"] });

        await IsRefused(Model, MetadataCodes.KeyProtectionRefused);
    }

    [DatabaseFact]
    public async Task Is_refused_when_the_model_was_revoked()
    {
        Publish(Entry().With(BlobEntry.Status("REVOKED", new(2024, 6, 1))));
        await Demand(new());

        await IsRefused(Model, MetadataCodes.StatusRefused);
    }

    // Without a demand for attestation, what metadata says stands in nobody's way.
    [DatabaseFact]
    public async Task Is_not_held_to_metadata_where_no_attestation_is_asked_for()
    {
        Publish(Entry().With(BlobEntry.Status("REVOKED", new(2024, 6, 1))));

        (await Person(Model).TrySignUp("sam@example.com")).ShouldBeOk();
    }

    public void Dispose()
    {
        _maker.Dispose();
        _service.Dispose();
        GC.SuppressFinalize(this);
    }

    private JsonObject Entry() => BlobEntry.Fido2(Model, _maker.Root);

    private void Publish(JsonObject entry)
    {
        var now = Server.Clock.GetUtcNow();
        var lists = _service.RevocationLists(now.AddDays(-1), now.AddDays(90));
        Put("root.der", _service.Root, "Metadata:RootFiles:0");
        Put("leaf.crl", lists[0], "Metadata:RevocationListFiles:0");
        Put("root.crl", lists[1], "Metadata:RevocationListFiles:1");
        Put("blob.jwt", _service.Write(new() { NextUpdate = DateOnly.FromDateTime(now.AddDays(30).UtcDateTime), Entries = [entry] }), "Metadata:File");
    }

    private void Put(string name, ReadOnlyMemory<byte> bytes, string key)
    {
        var path = Path.Combine(Server.Folder, name);
        File.WriteAllBytes(path, bytes.ToArray());
        Server.Settings[key] = path;
    }

    private async Task Demand(AttestationProfile profile)
    {
        var home = await Server.Home();
        await Server.Change(home with { Policy = home.Policy with { Attestation = "direct", Profile = profile } });
    }

    private Browser Person(Guid model) => Server.Open(new VirtualAuthenticator(AuthenticatorProfile.SecurityKey with
    {
        Algorithms = [KeyAlgorithm.ES256],
        Aaguid = model,
        Attestation = AttestationStyle.PackedBasic,
        Batch = _maker.IssueBatch(model),
    }));

    private async Task IsRefused(Guid model, FailureCode code)
    {
        var before = await Rows();
        (await Person(model).TrySignUp("mallory@example.com")).ShouldBeRefusedWith(code);
        (await Rows()).ShouldBe(before);
    }
}
