using System.Text;
using Microsoft.Extensions.FileProviders;
using Ostiary.Pages.Layout;

namespace Ostiary.Tests.Pages;

public sealed class The_asset_manifest
{
    [Fact]
    public void Leads_from_a_name_to_the_file_that_holds_it() =>
        Parsed("""{"pages.css":"pages-4XKQ2M7A.css"}""").Href("pages.css").ShouldBe("/assets/pages-4XKQ2M7A.css");

    [Fact]
    public void Names_the_asset_that_the_front_end_lacks() =>
        Should.Throw<InvalidOperationException>(() => Parsed("{}").Href("pages.css")).Message.ShouldContain("pages.css");

    [Fact]
    public void Says_at_once_that_the_front_end_was_never_built() =>
        Should.Throw<InvalidOperationException>(() => AssetManifest.Load(new NullFileProvider())).Message.ShouldContain("build the front end");

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("""{"pages.css":1}""")]
    public void Is_an_object_of_texts(string json) => Should.Throw<InvalidOperationException>(() => Parsed(json));

    private static AssetManifest Parsed(string json) => AssetManifest.Parse(new MemoryStream(Encoding.UTF8.GetBytes(json)));
}
