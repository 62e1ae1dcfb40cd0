using Ostiary.Accounts;
using Ostiary.Console.Adoption;
using Ostiary.Insights;
using Ostiary.Telemetry;

namespace Ostiary.Server.Endpoints;

/// <summary>Adoption and overview as one long table each: what it is about, which, a share, and durations.</summary>
internal static class ReportTables
{
    private static readonly string[] Columns =
    [
        "section", "name", "detail", "count", "of", "rate", "low", "high", "durations", "medianMs", "medianLowMs", "medianHighMs", "firstQuartileMs", "thirdQuartileMs", "p95Ms",
    ];

    public static string CsvOf(AdoptionAnswer answer, AccountAdoption accounts) => Csv.Write(
        Columns,
        [
            .. CoverageOf(accounts.Coverage),
            .. accounts.Months.Where(month => month.Users >= AnonymityFloor.Least)
                .Select(month => Row("coverage_months", $"{month.Month}", "with_passkey", new Share(month.WithPasskey, month.Users))),
            Row("sign_ins", "passkey", "all", answer.Passkeys), Row("sign_ins", "passkey", "autofill", answer.Autofill), Row("attempts", "proven", "all", answer.Proven),
            .. answer.Methods.Select(one => Row("methods", one.Method, "sign_in", one.OfSignIns, one.Times)),
            .. answer.Authenticators.Select(one => Row("authenticators", one.Authenticator, "sign_ins", one.OfSignIns)),
            .. answer.MethodsBySystem.SelectMany(one => new[] { Row("time_to_sign_in", one.Os, "passkey", null, one.First), Row("time_to_sign_in", one.Os, "other", null, one.Second) }),
            .. answer.AuthenticatorsBySystem.SelectMany(one => new[]
            {
                Row("time_of_ceremony", one.Os, AuthenticatorClass.Synced.Wire(), null, one.First),
                Row("time_of_ceremony", one.Os, AuthenticatorClass.RoamingHardware.Wire(), null, one.Second),
            }),
            .. answer.Surfaces.SelectMany(one => Rows("surfaces", one)),
            .. answer.Prompts.SelectMany(one => new[]
            {
                Row("prompts", one.Prompt, "accepted", one.Accepted), Row("prompts", one.Prompt, "created", one.Created), Row("prompts", one.Prompt, "taken", one.Taken),
            }),
            .. answer.Spans.SelectMany(Rows),
            .. answer.Months.Select(one => Row("months", $"{one.Month}", "passkeys", one.Passkeys)),
            .. answer.Changes.SelectMany(one => Rows("changes", one)),
            .. SupportOf(answer.Support),
        ]);

    public static string CsvOf(OverviewAnswer answer, Coverage coverage) => Csv.Write(
        Columns,
        [
            .. CoverageOf(coverage), .. Rows("sign_ins", answer.SignIns), .. Rows("creations", answer.Creations), Row("sign_ins", "passkey", "all", answer.Passkeys),
            Count("recoveries", "", "told", answer.Recoveries),
            .. answer.Changes.SelectMany(one => Rows("changes", one)),
            .. answer.Days.SelectMany(one => new[]
            {
                Row("days", Day(one.Day), "everything", one.SignIns.Everything), Row("days", Day(one.Day), "without_decisions", one.SignIns.WithoutDecisions),
                Count("days", Day(one.Day), "registrations", one.Registrations),
            }),
            .. answer.Transports.SelectMany(one => Rows("transports", one)), .. answer.Models.SelectMany(one => Rows("models", one)),
            .. answer.Links.Select(one => Count("links", one.From, one.To, one.Count)),
            .. answer.Troubles.SelectMany(one => new[] { Row("problems", one.ErrorClass, "now", one.Now), Row("problems", one.ErrorClass, "before", one.Before) }),
        ]);

    // Tickets for each thousand sign-ins.
    private static IEnumerable<IReadOnlyList<object?>> SupportOf(SupportAnswer? support) => support is null or { IsEmpty: true } ? [] :
    [
        PerThousand("now", "", support.Now), PerThousand("before", "", support.Before), Row("support_tickets", "now", "tagged", support.Tagged),
        .. support.Spans.Select(span => PerThousand("spans", Day(span.From), span.Tickets)),
    ];

    private static IReadOnlyList<object?> PerThousand(string name, string detail, PerThousand one) =>
        ["support_tickets", name, detail, one.Count, one.Of, one.Rate, one.Low, one.High, null, null, null, null, null, null, null];

    private static IEnumerable<IReadOnlyList<object?>> CoverageOf(Coverage coverage) =>
    [
        .. new[]
        {
            ("users", "with_passkey", coverage.WithPasskey, coverage.Users), ("users", "active", coverage.Active, coverage.WithPasskey),
            ("users", "with_two", coverage.WithTwo, coverage.WithPasskey), ("passkeys", "used", coverage.Used, coverage.Passkeys),
        }.Where(one => one.Item4 >= AnonymityFloor.Least).Select(one => Row("coverage", one.Item1, one.Item2, new Share(one.Item3, one.Item4))),
        .. PasskeyCells.Of(coverage).Select(one => Row("coverage", "passkeys", one.Name, one.OfPasskeys)),
    ];

    private static IEnumerable<IReadOnlyList<object?>> Rows(AdoptionSpan span) =>
    [
        Row("spans", Day(span.From), "passkeys", span.Passkeys), Row("spans", Day(span.From), "prompts_taken", span.Taken),
        Count("spans", Day(span.From), "registrations", span.Registrations), Count("spans", Day(span.From), "deletions", span.Deletions),
    ];

    private static IEnumerable<IReadOnlyList<object?>> Rows(string section, Rated one) =>
        [Row(section, one.Name, "everything", one.Everything), Row(section, one.Name, "without_decisions", one.WithoutDecisions)];

    private static IEnumerable<IReadOnlyList<object?>> Rows(string section, Change one) => [Row(section, one.Name, "before", one.Before), Row(section, one.Name, "after", one.After)];

    private static IReadOnlyList<object?> Row(string section, string name, string detail, Share? share, Times? times = null) =>
    [
        section, name, detail, share?.Count, share?.Of, share?.Rate, share?.Low, share?.High,
        times?.Count, times?.Median, times?.MedianLow, times?.MedianHigh, times?.FirstQuartile, times?.ThirdQuartile, times?.P95,
    ];

    private static IReadOnlyList<object?> Count(string section, string name, string detail, long count) =>
        [section, name, detail, count, null, null, null, null, null, null, null, null, null, null, null];

    private static string Day(DateTimeOffset day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
