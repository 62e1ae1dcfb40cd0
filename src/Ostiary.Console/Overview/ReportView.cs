using Ostiary.Accounts;
using Ostiary.Console.Access;
using Ostiary.Console.Adoption;
using Ostiary.Console.Alerts;
using Ostiary.Console.Annotations;
using Ostiary.Console.Charts;
using Ostiary.Console.Filters;
using Ostiary.Insights;

namespace Ostiary.Console.Overview;

/// <summary>How passkeys do at one relying party.</summary>
/// <param name="Visit">Around which the page is drawn.</param>
/// <param name="Form">What was asked.</param>
public sealed record ReportView(ConsoleVisit Visit, FilterForm Form)
{
    /// <summary>What was answered; null when nothing was asked.</summary>
    public OverviewAnswer? Answer { get; init; }

    /// <summary>What accounts say; null when nothing was asked.</summary>
    public Coverage? Coverage { get; init; }

    /// <summary>What became worse.</summary>
    public RegressionsView Regressions { get; init; } = new("", []);

    /// <summary>What was noted in the period.</summary>
    public AnnotationMarks Noted { get; init; } = new("", []);

    private static readonly string[] PeriodNames = ["period", "from", "until"];

    /// <summary>The address of another page about the same period.</summary>
    internal string At(string page, string? more = null)
    {
        var asked = PeriodNames.Where(name => Form.Text(name) is not null).Select(name => $"{name}={Uri.EscapeDataString(Form.Text(name)!)}").ToList();
        var all = asked.Count == 0 ? $"period={Form.Usual}" : string.Join('&', asked);
        return $"{Visit.Below}/{page}?{all}{(more is null ? "" : $"&{more}")}";
    }

    /// <summary>What is clearly different from the period before, in sentences.</summary>
    internal IReadOnlyList<string> Changed =>
    [
        .. from change in Answer?.Changes ?? []
           where change.Difference is { IsClear: true } && change.Name != "creation_success" && change.Name != "sign_in_success"
           select $"{Measures.Sentence(change, "in the period before")} ({Figures.Interval(change.Difference!)} points).",
    ];

    /// <summary>Success by day.</summary>
    internal TrendPicture? Success => Answer is { Days: { Count: > 1 } days }
        ? new(
            [.. days.Select(day => Days.Short(day.Day))],
            [
                TrendLine.Of("Without user decisions", days.Select(day => day.SignIns.WithoutDecisions)),
                TrendLine.Of("All sign-ins with a passkey", days.Select(day => day.SignIns.Everything)),
            ],
            IsShare: true)
        { Marks = Noted.On([.. days.Select(day => day.Day)]) }
        : null;

    /// <summary>The ways of signing in.</summary>
    internal FlowPicture? Ways => Answer is { Links: { Count: > 0 } links }
        ? new(
            [.. links.SelectMany(link => new[] { link.From, link.To }).Distinct(StringComparer.Ordinal)
                .Select(id => new FlowNode(id, $"{WayWords.Of(id)}\n{Figures.Count(SizeOf(links, id))}", WayWords.IsLoss(id)))],
            [.. links.Select(link => new FlowLink(link.From, link.To, link.Count))])
        : null;

    private static long SizeOf(IReadOnlyList<SignInLink> links, string id) =>
        Math.Max(links.Where(link => link.From == id).Sum(link => link.Count), links.Where(link => link.To == id).Sum(link => link.Count));
}

/// <summary>What the steps of signing in are called.</summary>
internal static class WayWords
{
    /// <summary>The name of a step.</summary>
    public static string Of(string step) => step switch
    {
        "sign_in" => "Sign-in",
        "signed_in" => "Signed in",
        "passkey_from_dialog" => "Passkey, dialog",
        "passkey_from_autofill" => "Passkey, autofill",
        "decided_otherwise" => "Person’s decision",
        _ => Words.Of(step),
    };

    /// <summary>Whether nobody got in here.</summary>
    public static bool IsLoss(string step) => step is "decided_otherwise" or "abandoned" or "failed";
}
