namespace Ostiary.Tests.Kernel;

public sealed class The_labels_of_related_origins
{
    [Theory]
    [InlineData("shopping.com", "shopping")]
    [InlineData("www.shopping.com", "shopping")]
    [InlineData("shopping.co.uk", "shopping")]
    [InlineData("a.b.shopping.com.au", "shopping")]
    [InlineData("shopping.de", "shopping")]
    [InlineData("co.de", "co")]
    [InlineData("shopping.github.io", "shopping")]
    [InlineData("localhost", "localhost")]
    public void Are_the_first_of_the_registrable_domain(string host, string label) => RelatedOrigins.LabelOf(host).ShouldBe(label);

    [Fact]
    public void May_be_five()
    {
        string[] five = ["https://a.com", "https://a.de", "https://b.com", "https://c.com", "https://www.a.co.uk", "https://d.com", "https://e.com", "https://e.org"];

        Beyond(five).ShouldBeNull();
    }

    [Fact]
    public void Name_the_first_origin_that_brings_a_sixth() =>
        Beyond(["https://a.com", "https://b.com", "https://c.com", "https://d.com", "https://e.com", "https://a.net", "https://f.com", "https://g.com"])
            .ShouldBe("https://f.com");

    [Fact]
    public void Are_not_counted_for_apps() =>
        Beyond(["https://a.com", "https://b.com", "https://c.com", "https://d.com", "https://e.com", "ios:bundle-id:com.example.app"]).ShouldBeNull();

    private static string? Beyond(IEnumerable<string> origins) =>
        RelatedOrigins.FirstBeyondLabels(origins.Select(origin => Origin.Parse(origin).ShouldNotBeNull()))?.Text;
}
