using System.Globalization;
using Ostiary.Server.Configuration;
using Ostiary.Server.Endpoints;
using Ostiary.Telemetry;

namespace Ostiary.Server.Acts;

/// <summary>Tries rules on attempts that are kept and says what would move; with <see cref="Apply"/> has them folded anew by the server's own rules.</summary>
internal static class ReclassifyAct
{
    /// <summary>The first argument.</summary>
    public const string Name = "reclassify";

    /// <summary>Has what moves folded anew.</summary>
    public const string Apply = "--apply";

    private const string Rules = "--rules";
    private const int ProgressEvery = 5_000;

    /// <summary>Tries, and returns the exit status.</summary>
    /// <exception cref="ConfigurationException">An argument makes no sense, or the rules cannot be read.</exception>
    public static async Task<int> Run(IServiceProvider house, IReadOnlyList<string> words, TextWriter output)
    {
        var arguments = new ActArguments(words);
        if (arguments.Has(Apply) && arguments.Has(Rules))
            throw new ConfigurationException($"{Apply} is for the rules of the server itself: rules of a file are only tried. Leave one of the two out.");

        var rules = arguments.After(Rules) is { } file ? await Read(file) : house.GetRequiredService<RuleSet>();
        var relyingParty = await arguments.RelyingParty(house);
        var now = house.GetRequiredService<TimeProvider>().GetUtcNow();
        var (from, until) = (arguments.Instant("--from", DateTimeOffset.UnixEpoch), arguments.Instant("--until", now));
        var moved = new List<string>();
        var told = 0;
        var report = await new RuleTrial(house.GetRequiredService<AttemptArchive>()).Run(
            relyingParty.Id, rules, from, until, looked => told = Progress(looked, told), moved.Add, CancellationToken.None);
        if (arguments.Has(Apply))
            await house.GetRequiredService<Refold>().Some(relyingParty.Id, moved, CancellationToken.None);

        await output.WriteLineAsync(arguments.Has(ServerAct.Json) ? TrialTables.Json(relyingParty.Id, report, arguments.Has(Apply)) : Text(report, arguments.Has(Apply)));
        return 0;
    }

    private static async Task<RuleSet> Read(string file)
    {
        if (!File.Exists(file))
            throw new ConfigurationException($"{Rules}: there is no file {file}.");

        var read = RuleSet.Parse(await File.ReadAllBytesAsync(file));
        return read.Succeeded ? read.Value : throw new ConfigurationException($"{Rules}: {read.Failure.Code.Value} at {read.Failure.Field}: {read.Failure.Detail}");
    }

    // On standard error, so that what is written to standard output stays a report.
    private static int Progress(int looked, int told)
    {
        if (looked - told < ProgressEvery)
            return told;

        System.Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{looked} attempts looked at"));
        return looked;
    }

    private static string Text(TrialReport report, bool applied) => string.Join(Environment.NewLine,
    [
        $"Rules of version {report.RulesVersion}, tried on {report.Tried} of {report.Attempts} attempts; the others succeeded, or what they were folded from has gone ({report.Settled}).",
        report.KeptBy.Any() ? $"Classified before by version {string.Join(", ", report.KeptBy.Select(kept => $"{kept.Key} ({kept.Value})"))}; 0 where nothing was said." : "None of them was classified before.",
        $"{report.Moved} would move, {report.ConfidenceChanged} would keep their class with another confidence.",
        .. report.Moves.Select(Line),
        .. report.Rates.Select(Line),
        report.DeadRules.Any() ? $"Rules that decided nothing: {string.Join(", ", report.DeadRules)}." : "Every rule decided something.",
        applied ? $"{report.Moved} attempts were noted; a running server folds them anew." : "Nothing was changed.",
    ]);

    private static string Line(TrialMove move) =>
        $"{move.Count,8}  {move.From} ({move.FromParty}) -> {move.To} ({move.ToParty}), such as {string.Join(", ", move.Examples.Take(3))}";

    private static string Line(TrialRate rate) => string.Create(
        CultureInfo.InvariantCulture,
        $"{rate.Name}: {Share(rate.Before, rate.BeforeOf)} ({rate.Before} of {rate.BeforeOf}) -> {Share(rate.After, rate.AfterOf)} ({rate.After} of {rate.AfterOf})");

    private static string Share(int count, int of) => of == 0 ? "none" : (count / (double)of).ToString("0.0 %", CultureInfo.InvariantCulture);
}
