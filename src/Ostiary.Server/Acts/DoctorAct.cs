using System.Text.Json.Nodes;
using Ostiary.Console.Health;

namespace Ostiary.Server.Acts;

/// <summary>Looks at everything that the server stands on and says what to do where something is amiss.</summary>
internal static class DoctorAct
{
    /// <summary>The first argument.</summary>
    public const string Name = "doctor";

    private const int SomethingIsBad = 1;

    public static async Task<int> Run(IServiceProvider house, bool asJson, TextWriter output)
    {
        var findings = await new Doctor(house).Examine(CancellationToken.None);
        var worst = findings.Max(finding => finding.State);

        output.WriteLine(asJson ? Json(worst, findings) : Text(worst, findings));
        return worst is HealthState.Bad ? SomethingIsBad : 0;
    }

    private static string Text(HealthState worst, IReadOnlyList<Finding> findings) => string.Join(Environment.NewLine,
    [
        .. findings.SelectMany(Lines),
        worst switch
        {
            HealthState.Good => "All is well.",
            HealthState.Attention => "The server can serve; look at what needs attention.",
            _ => "The server cannot serve like this.",
        },
    ]);

    private static IEnumerable<string> Lines(Finding finding)
    {
        yield return $"{Word(finding.State),-10} {finding.Name,-16} {finding.Text}";
        if (finding.Remedy is not null)
            yield return $"{"",-27} What to do: {finding.Remedy}";
    }

    private static string Json(HealthState worst, IReadOnlyList<Finding> findings) => new JsonObject
    {
        ["worst"] = Word(worst),
        ["findings"] = new JsonArray(
        [
            .. findings.Select(finding => new JsonObject
            {
                ["name"] = finding.Name,
                ["state"] = Word(finding.State),
                ["text"] = finding.Text,
                ["remedy"] = finding.Remedy,
            }),
        ]),
    }.ToJsonString();

    private static string Word(HealthState state) => state.ToString().ToLowerInvariant();
}
