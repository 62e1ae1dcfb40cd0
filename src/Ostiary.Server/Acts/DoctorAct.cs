using System.Text.Json.Nodes;
using Ostiary.Console.Health;
using Ostiary.Server.Configuration;

namespace Ostiary.Server.Acts;

/// <summary>Looks at everything that the server stands on and says what to do where something is amiss.</summary>
internal static class DoctorAct
{
    /// <summary>The first argument.</summary>
    public const string Name = "doctor";

    /// <summary>Names an address that others look up, to be examined from outside.</summary>
    public const string Url = "--url";

    private const int SomethingIsBad = 1;

    /// <summary>Examines, and returns the exit status.</summary>
    /// <exception cref="ConfigurationException">The address is none that could be looked up.</exception>
    public static async Task<int> Run(IServiceProvider house, string? url, bool asJson, TextWriter output)
    {
        var findings = await new Doctor(house).Examine(url is null ? null : HostOf(url), CancellationToken.None);
        var worst = findings.Max(finding => finding.State);

        output.WriteLine(asJson ? Json(worst, findings) : Text(worst, findings));
        return worst is HealthState.Bad ? SomethingIsBad : 0;
    }

    private static Uri HostOf(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var host) && host.Scheme == Uri.UriSchemeHttps && host is { PathAndQuery: "/", Fragment: "", UserInfo: "", IsDefaultPort: true }
            ? host
            : throw new ConfigurationException($"{Url} is the address of an RP ID, such as https://example.com: https, a host, and nothing after it.");

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
