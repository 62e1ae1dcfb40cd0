using Ostiary.Insights;

namespace Ostiary.Tests.Insights;

public sealed class An_export
{
    [Theory]
    [InlineData("=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0")]
    [InlineData("+1", "'+1")]
    [InlineData("-2+3", "'-2+3")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("  =1", "'  =1")]
    [InlineData("\t=1", "'\t=1")]
    [InlineData("\uFF1D1", "'\uFF1D1")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("say \"hi\"", "\"say \"\"hi\"\"\"")]
    [InlineData("=\"x\"\n,=1", "\"'=\"\"x\"\"\n,=1\"")]
    [InlineData("chrome", "chrome")]
    public void Never_lets_a_spreadsheet_calculate_what_a_client_wrote(string text, string cell) =>
        Csv.Write(["a"], [[text]]).ShouldBe($"a\r\n{cell}\r\n");

    [Fact]
    public void Writes_numbers_as_numbers() =>
        Csv.Write(["a", "b", "c", "d"], [[-3L, 0.25, true, null]]).ShouldBe("a,b,c,d\r\n-3,0.25,true,\r\n");
}
