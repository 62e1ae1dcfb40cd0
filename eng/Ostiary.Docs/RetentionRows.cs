using System.Globalization;
using System.Text;
using Ostiary.Telemetry;

namespace Ostiary.Docs;

/// <summary>Purposes by classes, as the reference and the guide show them.</summary>
internal static class RetentionRows
{
    private static readonly RetentionOptions Defaults = new();

    /// <summary>Appends the table.</summary>
    public static void Write(StringBuilder page)
    {
        page.Append("| purpose | class | days | what | why | setting |\n|---|---|---|---|---|---|\n");
        foreach (var line in RetentionTable.Of(Defaults))
            page.Append(CultureInfo.InvariantCulture, $"| {line.Purpose} | {line.Class.ToString().ToLowerInvariant()} | {line.For.TotalDays} | {line.What} | {line.Why} | `{line.Setting}` |\n");
    }

    /// <summary>How many days a field of that class lives by default.</summary>
    public static double DaysOf(PrivacyClass ofClass) => RetentionTable.OfField(Defaults, ofClass).For.TotalDays;
}
