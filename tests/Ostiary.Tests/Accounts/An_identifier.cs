using Ostiary.Accounts;

namespace Ostiary.Tests.Accounts;

public sealed class An_identifier
{
    [Theory]
    [InlineData("ann@example.com", "ann@example.com")]
    [InlineData("  Ann@Example.COM ", "ann@example.com")]
    [InlineData("ÉMILE", "émile")]
    [InlineData("ａｎｎ＠example．com", "ann@example.com")]
    [InlineData("E\u0301mile", "émile")]
    [InlineData("ﬁona", "fiona")]
    [InlineData("q\u0323\u0307", "q\u0323\u0307")]
    [InlineData("q\u0307\u0323", "q\u0323\u0307")]
    [InlineData("\u212b", "å")]
    [InlineData("a\u0315\u0300\u05ae\u0300b", "à\u05ae\u0300\u0315b")]
    [InlineData("\ud835\udc00nn", "ann")]
    [InlineData("한국", "한국")]
    [InlineData("\u1112\u1161\u11ab국", "한국")]
    public void Is_compared_without_regard_to_spelling(string written, string folded) =>
        Identifier.Parse(written).ShouldSucceed().Folded.ShouldBe(folded);

    [Fact]
    public void Is_shown_as_it_was_written() =>
        Identifier.Parse(" Ann@Example.com ").ShouldSucceed().AsWritten.ShouldBe("Ann@Example.com");

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \t ")]
    public void Is_refused_when_there_is_nothing_to_see(string? text) =>
        Identifier.Parse(text).ShouldFailWith(AccountsCodes.IdentifierEmpty);

    [Theory]
    [InlineData("a\u0000b")]
    [InlineData("a\nb")]
    [InlineData("a\u200bb")]
    [InlineData("a\u202eb")]
    [InlineData("a\ufeffb")]
    [InlineData("a\ud800")]
    [InlineData("a\ue000")]
    [InlineData("a\u3164")]
    [InlineData("a\u2800")]
    [InlineData("a\ufe0f")]
    public void Is_refused_when_a_character_cannot_be_seen(string text) =>
        Identifier.Parse(text).ShouldFailWith(AccountsCodes.IdentifierCharacter);

    [Fact]
    public void Is_refused_above_256_characters()
    {
        Identifier.Parse(new string('a', 256)).ShouldSucceed();
        Identifier.Parse(new string('a', 257)).ShouldFailWith(AccountsCodes.IdentifierTooLong);
    }
}
