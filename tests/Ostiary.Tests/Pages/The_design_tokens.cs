using System.Globalization;
using System.Text.RegularExpressions;
using Ostiary.Tests.House;

namespace Ostiary.Tests.Pages;

/// <summary>Contrast as WCAG 2.2 measures it (1.4.3, 1.4.11), for every pair of colors that the style sheets put together.</summary>
public sealed partial class The_design_tokens
{
    private const double ForText = 4.5;
    private const double ForShapes = 3;

    private static readonly string Css = Repository.Read("web/pages/styles/tokens.css");

    [Theory]
    [InlineData("ink", "canvas", ForText)]
    [InlineData("ink", "surface", ForText)]
    [InlineData("ink", "accent-wash", ForText)]
    [InlineData("ink", "danger-wash", ForText)]
    [InlineData("ink", "caution-wash", ForText)]
    [InlineData("ink-soft", "canvas", ForText)]
    [InlineData("ink-soft", "doorway", ForText)]
    [InlineData("ink-soft", "surface", ForText)]
    [InlineData("ink-soft", "surface-sunk", ForText)]
    [InlineData("ink-soft", "danger-wash", ForText)]
    [InlineData("accent", "canvas", ForText)]
    [InlineData("accent", "surface", ForText)]
    [InlineData("accent", "surface-sunk", ForText)]
    [InlineData("accent", "danger-wash", ForText)]
    [InlineData("accent-strong", "accent-wash", ForText)]
    [InlineData("on-accent", "accent", ForText)]
    [InlineData("on-accent", "accent-strong", ForText)]
    [InlineData("danger", "surface", ForText)]
    [InlineData("danger-strong", "danger-wash", ForText)]
    [InlineData("on-danger", "danger", ForText)]
    [InlineData("on-danger", "danger-strong", ForText)]
    [InlineData("caution", "surface", ForText)]
    [InlineData("line-strong", "surface", ForShapes)]
    [InlineData("line-strong", "canvas", ForShapes)]
    [InlineData("chart-1", "surface", ForShapes)]
    [InlineData("chart-2", "surface", ForShapes)]
    [InlineData("chart-3", "surface", ForShapes)]
    [InlineData("chart-4", "surface", ForShapes)]
    [InlineData("chart-5", "surface", ForShapes)]
    [InlineData("ink", "heat-0", ForText)]
    [InlineData("ink", "heat-1", ForText)]
    [InlineData("ink", "heat-2", ForText)]
    [InlineData("ink", "heat-3", ForText)]
    [InlineData("ink", "heat-4", ForText)]
    [InlineData("ink-soft", "heat-0", ForText)]
    [InlineData("ink-soft", "heat-1", ForText)]
    [InlineData("ink-soft", "heat-2", ForText)]
    [InlineData("ink-soft", "heat-3", ForText)]
    [InlineData("ink-soft", "heat-4", ForText)]
    [InlineData("focus", "surface", ForShapes)]
    [InlineData("focus", "canvas", ForShapes)]
    public void Contrast_enough_by_day_and_by_night(string front, string back, double least)
    {
        var split = Css.IndexOf("prefers-color-scheme: dark", StringComparison.Ordinal);

        Contrast(Color(Css[..split], front), Color(Css[..split], back)).ShouldBeGreaterThanOrEqualTo(least, "light");
        Contrast(Color(Css[split..], front), Color(Css[split..], back)).ShouldBeGreaterThanOrEqualTo(least, "dark");
    }

    [Fact]
    public void Are_the_only_place_where_a_color_is_decided() =>
        Repository.FilesBelow("web", ".css")
            .Where(file => !file.EndsWith("/tokens.css", StringComparison.Ordinal) && AnyColor().IsMatch(Repository.Read(file)))
            .ShouldBeEmpty();

    private static string Color(string css, string name) => Regex.Match(css, $@"--{name}: #([0-9a-f]{{6}});").Groups[1].Value;

    private static double Contrast(string one, string other)
    {
        var (lighter, darker) = (Math.Max(Luminance(one), Luminance(other)), Math.Min(Luminance(one), Luminance(other)));
        return (lighter + 0.05) / (darker + 0.05);
    }

    private static double Luminance(string color) => (0.2126 * Channel(color[..2])) + (0.7152 * Channel(color[2..4])) + (0.0722 * Channel(color[4..]));

    private static double Channel(string hex)
    {
        var value = int.Parse(hex, NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
    }

    [GeneratedRegex(@"#[0-9a-fA-F]{3,8}\b|\brgba?\(|\bhsla?\(|\boklch\(")]
    private static partial Regex AnyColor();
}
