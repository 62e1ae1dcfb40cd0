using Ostiary.Telemetry;

namespace Ostiary.Tests.Telemetry;

public sealed class A_version_in_words
{
    [Theory]
    [InlineData("17.3", "17.3")]
    [InlineData("10|11", "10 or 11")]
    [InlineData(">=14", "14 or later")]
    [InlineData("", "")]
    public void Says_where_only_a_range_is_known(string version, string words) => VersionWords.Of(version).ShouldBe(words);
}
