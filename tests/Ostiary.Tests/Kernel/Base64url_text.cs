namespace Ostiary.Tests.Kernel;

public sealed class Base64url_text
{
    [Theory]
    [InlineData("", new byte[0])]
    [InlineData("AA", new byte[] { 0 })]
    [InlineData("__8", new byte[] { 255, 255 })]
    [InlineData("-_-_", new byte[] { 251, 255, 191 })]
    public void Reads_what_the_specification_writes(string text, byte[] expected)
    {
        Base64UrlText.TryDecode(text, out var bytes).ShouldBeTrue();
        bytes.ShouldBe(expected);
        Base64UrlText.Encode(expected).ShouldBe(text);
    }

    [Theory]
    [InlineData("AA==")]
    [InlineData("A A")]
    [InlineData("AA\n")]
    [InlineData("+/+/")]
    [InlineData("A")]
    [InlineData("AAAAA")]
    [InlineData("AB")]
    [InlineData("AAB")]
    [InlineData("ÄÄ")]
    public void Refuses_every_other_spelling(string text) =>
        Base64UrlText.TryDecode(text, out _).ShouldBeFalse();
}
