using System.Text.Json;
using Ostiary.Metadata;

namespace Ostiary.Tests.Metadata;

public sealed class The_aaguid_directory
{
    [Fact]
    public void Names_a_passkey_provider()
    {
        var model = AaguidDirectory.Find("ea9b8d66-4d01-1d21-3ce4-b6b48cb575d4").ShouldNotBeNull();

        model.ShouldBe(new AuthenticatorModel("Google Password Manager", "Google", AuthenticatorKind.Provider, Synced.Yes));
        AaguidDirectory.Find(new Guid("ea9b8d66-4d01-1d21-3ce4-b6b48cb575d4")).ShouldBe(model);
    }

    [Theory]
    [InlineData("cb69481e-8ff7-4039-93ec-0a2729a154a8", AuthenticatorKind.SecurityKey, Synced.No)]
    [InlineData("08987058-cadc-4b81-b6e1-30de50dcbe96", AuthenticatorKind.Platform, Synced.No)]
    [InlineData("fdb141b2-5d84-443e-8a35-4698c205a502", AuthenticatorKind.Provider, Synced.Unknown)]
    public void Says_what_sort_of_thing_it_is(string aaguid, AuthenticatorKind kind, Synced synced)
    {
        var model = AaguidDirectory.Find(aaguid).ShouldNotBeNull();

        model.Kind.ShouldBe(kind);
        model.Synced.ShouldBe(synced);
    }

    [Theory]
    [InlineData("00000000-0000-0000-0000-000000000000")]
    [InlineData("ffffffff-ffff-ffff-ffff-ffffffffffff")]
    [InlineData("ea9b8d664d011d213ce4b6b48cb575d4")]
    [InlineData("not an AAGUID")]
    [InlineData("")]
    public void Knows_nothing_of_anything_else(string aaguid) => AaguidDirectory.Find(aaguid).ShouldBeNull();

    [Fact]
    public void Holds_every_model_of_the_lists()
    {
        AaguidDirectory.All.Count.ShouldBe(412);
        AaguidDirectory.All.Values.ShouldAllBe(model => model.Name.Length > 0 && model.Name == model.Name.Trim() && model.Name.Length < 128);
        AaguidDirectory.All.Values.ShouldAllBe(model => model.Vendor == null || model.Vendor.Trim().Length > 0);
    }

    [Fact]
    public void Is_written_in_one_way_only()
    {
        using var resource = typeof(AaguidDirectory).Assembly.GetManifestResourceStream("aaguids.json")!;
        using var list = JsonDocument.Parse(resource);

        string[] keys = [.. list.RootElement.EnumerateObject().Select(entry => entry.Name)];

        keys.ShouldBe(keys.Order(StringComparer.Ordinal));
        keys.Distinct(StringComparer.Ordinal).Count().ShouldBe(keys.Length);
        keys.ShouldAllBe(key => Guid.ParseExact(key, "D").ToString() == key);
    }
}
