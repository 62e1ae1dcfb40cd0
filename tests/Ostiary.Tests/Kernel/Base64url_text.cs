using System.Text;
using Ostiary.Tests.WebAuthn;

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
        Base64UrlText.TryDecodeUtf8(Encoding.UTF8.GetBytes(text), out bytes).ShouldBeTrue();
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
    [InlineData("AA%%")]
    [InlineData(" AAAA")]
    [InlineData("AAAA    ")]
    [InlineData("AAAA AAAA\tAAAA")]
    public void Refuses_every_other_spelling(string text)
    {
        Base64UrlText.TryDecode(text, out _).ShouldBeFalse();
        Base64UrlText.TryDecodeUtf8(Encoding.UTF8.GetBytes(text), out _).ShouldBeFalse();
    }

    /// <summary>Letters, and among them at times one that the decoder of .NET would step over.</summary>
    [Fact]
    public void Is_the_same_in_utf_8_as_in_utf_16()
    {
        const string letters = "AAAAQQQQwg0189-_zZ=% \t\r\n+/é";
        for (var round = 0; round < 20_000; round++)
        {
            var noise = new Noise((ulong)round);
            var all = round % 2 == 0 ? letters : letters[..18];
            var text = string.Concat(Enumerable.Range(0, noise.Below(90)).Select(_ => all[noise.Below(all.Length)]));

            var isText = Base64UrlText.TryDecode(text, out var expected);
            Base64UrlText.TryDecodeUtf8(Encoding.UTF8.GetBytes(text), out var bytes).ShouldBe(isText);
            if (isText)
                bytes.ShouldBe(expected);
        }
    }
}
