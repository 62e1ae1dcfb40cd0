using System.Text.Json.Nodes;
using Ostiary.Metadata;
using Ostiary.Testing;
using Ostiary.WebAuthn;

namespace Ostiary.Tests.Metadata;

public sealed class A_metadata_entry
{
    [Fact]
    public void Keeps_what_is_unknown_here_as_it_is_written()
    {
        var entry = BlobEntry.Fido2(BlobAttempt.Model).With(BlobEntry.Status("FIPS150_CERTIFIED_L9"))
            .Stating("keyProtection", new JsonArray("quantum")).Stating("novelty", new JsonObject { ["deep"] = new JsonArray(1, 2) });

        var read = Read(entry).ShouldHaveSingleItem();

        read.StatusReports.Select(report => report.Status).ShouldContain("FIPS150_CERTIFIED_L9");
        read.Statement!.KeyProtection.ShouldBe(["quantum"]);
    }

    [Shows("Attestation Resp-5 P-5")]
    [Fact]
    public void May_have_vendor_commands_of_64_bits()
    {
        var entry = BlobEntry.Fido2(BlobAttempt.Model)
            .Stating("authenticatorGetInfo", new JsonObject { ["vendorPrototypeConfigCommands"] = new JsonArray(ulong.MaxValue, 1) });

        Read(entry).ShouldHaveSingleItem().Statement!.GetInfo!.VendorPrototypeConfigCommands.ShouldBe([ulong.MaxValue, 1UL]);
    }

    [Fact]
    public void Has_its_reports_by_effective_date()
    {
        var entry = BlobEntry.Fido2(BlobAttempt.Model)
            .With(BlobEntry.Status("B", new(2030, 1, 1))).With(BlobEntry.Status("A", new(2020, 1, 1))).With(BlobEntry.Status("ALWAYS"));

        var read = Read(entry).ShouldHaveSingleItem();

        read.StatusReports.Select(report => report.Status).ShouldBe(["ALWAYS", "A", "FIDO_CERTIFIED_L1", "B"]);
        read.ReportsAt(BlobAttempt.Now).Select(report => report.Status).ShouldNotContain("B");
    }

    [Theory]
    [InlineData("it names no model", """{"statusReports":[]}""")]
    [InlineData("it has no reports", """{"aaguid":"11111111-2222-3333-4444-555555555555"}""")]
    [InlineData("a report has no status", """{"aaguid":"11111111-2222-3333-4444-555555555555","statusReports":[{}]}""")]
    [InlineData("it is no object", "[1,2]")]
    public void Is_dropped_and_counted_alone_when(string words, string json)
    {
        var blob = new BlobAttempt
        {
            Contents = new() { Entries = [BlobEntry.Fido2(BlobAttempt.Model)] },
            Defects = new() { Payload = payload => payload["entries"]!.AsArray().Add(JsonNode.Parse(json)) },
        }.Verify().ShouldSucceed();

        (blob.Entries.Count, blob.DroppedCount).ShouldBe((1, 1), words);
    }

    [Fact]
    public void Is_found_by_its_aaguid_or_by_its_key()
    {
        var key = new byte[20];
        var u2f = new JsonObject { ["attestationCertificateKeyIdentifiers"] = new JsonArray(Convert.ToHexString(key)), ["statusReports"] = new JsonArray() };
        var blob = new BlobAttempt { Contents = new() { Entries = [BlobEntry.Fido2(BlobAttempt.Model, new byte[] { 1 }), u2f] } }.Verify().ShouldSucceed();
        var metadata = new AuthenticatorMetadata(blob, [new("apple", new byte[] { 2 })]);

        metadata.Find(Aaguid.Parse(BlobAttempt.Model.ToString())!.Value).ShouldBe(blob.Entries[0]);
        metadata.Find(Model("fido-u2f", default, key)).ShouldBe(blob.Entries[1]);
        metadata.Find(Model("packed", default, key)).ShouldBeNull();
        metadata.For(Model("packed", Aaguid.Parse(BlobAttempt.Model.ToString())!.Value, key)).ShouldHaveSingleItem().ToArray().ShouldBe([1]);
        metadata.For(Model("apple", default, key)).ShouldHaveSingleItem().ToArray().ShouldBe([2]);
        AuthenticatorMetadata.Empty.AreConfigured.ShouldBeFalse();
    }

    private static AttestedModel Model(string format, Aaguid aaguid, byte[] key) => new() { Format = format, Aaguid = aaguid, CertificateKeyIdentifier = key };

    private static IReadOnlyList<MetadataEntry> Read(JsonObject entry) =>
        new BlobAttempt { Contents = new() { Entries = [entry] } }.Verify().ShouldSucceed().Entries;
}
