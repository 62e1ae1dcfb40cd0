namespace Ostiary.Tests.Kernel;

public sealed class A_name_to_read
{
    [Theory]
    [InlineData("Work laptop")]
    [InlineData("\ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67 phone")]
    [InlineData("\u2764\ufe0f")]
    [InlineData("\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645")]
    [InlineData("\ud83c\udff4\udb40\udc67\udb40\udc62\udb40\udc65\udb40\udc6e\udb40\udc67\udb40\udc7f")]
    public void May_hold_what_joins_letters_and_pictures(string name)
    {
        Legibility.IsName(name, 64).ShouldBeTrue();
        Legibility.Fit(name, 64).ShouldBe(name);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \u00a0\u3000")]
    [InlineData("\u200b")]
    [InlineData("\u200d\u200c")]
    [InlineData("\u2800")]
    [InlineData("\u3164")]
    public void Shows_something(string nothing)
    {
        Legibility.IsName(nothing, 64).ShouldBeFalse();
        Legibility.Fit(nothing, 64).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("work\u202elaptop", "worklaptop")]
    [InlineData("\u2067work\u2069", "work")]
    [InlineData("a\u0000b\nc\u2028d", "abcd")]
    public void Holds_nothing_that_turns_or_breaks_the_text_around_it(string name, string fitting)
    {
        Legibility.IsName(name, 64).ShouldBeFalse();
        Legibility.Fit(name, 64).ShouldBe(fitting);
    }

    [Fact]
    public void Is_cut_to_size_and_never_through_a_letter()
    {
        Legibility.IsName(new string('n', 65), 64).ShouldBeFalse();
        Legibility.Fit(new string('n', 63) + "\ud83d\ude00", 64).ShouldBe(new string('n', 63));
    }
}
