using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Ostiary.Console.Access;
using Ostiary.Console.Confirmation;
using Ostiary.Console.Exports;
using Ostiary.Kernel;
using Ostiary.Pages.Layout;
using Ostiary.Pages.Problem;
using Ostiary.Telemetry;

namespace Ostiary.Console.Trials;

/// <summary>Tries rules on attempts that are kept: begun by an administrator, looked at by all staff, and adopted only after a question.</summary>
internal static class TrialEndpoints
{
    private const int LongestDays = 400;
    private const string AskAgainAfterSeconds = "2";

    public static IResult Show(HttpContext context, RuleTrials trials, IInsightTables tables, string? format, string? done, string? problem)
    {
        var visit = context.Visit();
        var trial = trials.Of(visit.RelyingParty.Id);
        if (trial is { Report: { } report } && format is Export.Csv or Export.Json)
            return Export.File("reclassification", format, format == Export.Csv ? tables.Csv(report) : tables.Json(visit.RelyingParty.Id, report, trial.IsAdopted));

        // Without a script, too, somebody who waits sees how far it is.
        if (trial is { Stage: TrialStage.Running })
            context.Response.Headers["Refresh"] = AskAgainAfterSeconds;

        return Page(new TrialView(visit, trial, RefusalOf(problem), ConsoleNews.Say(done)));
    }

    public static IResult Begin(HttpContext context, IFormCollection form, RuleTrials trials, TimeProvider clock)
    {
        var visit = context.Visit();
        var begun = QuestionOf(form, clock.GetUtcNow()).Then(question => trials.Begin(visit.RelyingParty.Id, question));
        return begun.Failure is { } refused
            ? Page(new TrialView(visit, trials.Of(visit.RelyingParty.Id), refused), StatusCodes.Status422UnprocessableEntity)
            : TypedResults.Redirect(TrialView.Home(visit));
    }

    public static IResult Stop(HttpContext context, RuleTrials trials)
    {
        var visit = context.Visit();
        trials.Stop(visit.RelyingParty.Id);
        return TypedResults.Redirect(TrialView.Home(visit));
    }

    public static IResult AskToAdopt(HttpContext context, RuleTrials trials)
    {
        var view = new TrialView(context.Visit(), trials.Of(context.Visit().RelyingParty.Id));
        return view.MayAdopt ? new RazorComponentResult<ConfirmPage>(new { View = Question(view) }) : ProblemPages.NotFound(context);
    }

    public static async Task<IResult> Adopt(HttpContext context, ITrialAdoption adoption, CancellationToken cancel)
    {
        var visit = context.Visit();
        var adopted = await adoption.Adopt(visit.RelyingParty.Id, context.ChangedBy(), cancel);
        return TypedResults.Redirect($"{TrialView.Home(visit)}?{(adopted.Failure is { } refused ? $"problem={refused.Code.Value}" : "done=attempts-refolded")}");
    }

    private static Failure? RefusalOf(string? problem) =>
        problem == ClassificationCodes.TrialNotAdoptable.Value ? new Failure(ClassificationCodes.TrialNotAdoptable) : null;

    private static Outcome<TrialQuestion> QuestionOf(IFormCollection form, DateTimeOffset now)
    {
        var days = int.TryParse(form["days"].ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var asked) ? Math.Clamp(asked, 1, LongestDays) : TrialView.UsualDays;
        var rules = form["rules"].ToString();
        return string.IsNullOrWhiteSpace(rules)
            ? new TrialQuestion(now.AddDays(-days), now, RuleSet.BuiltIn, AreOwn: true)
            : RuleSet.Parse(Encoding.UTF8.GetBytes(rules)).Map(read => new TrialQuestion(now.AddDays(-days), now, read, AreOwn: false));
    }

    private static ConfirmView Question(TrialView view) => new(
        view.Visit,
        "Fold these attempts anew?",
        $"{Math.Min(view.Trial!.Report!.Moved, RuleTrials.MostRemembered)} attempts get the class, party and outcome that the rules of this server give them now, and the figures of their days "
        + "change with them. What they were called before is not kept.",
        "Classify them anew",
        TrialView.Home(view.Visit))
    {
        Trail = view.Visit.Trail(("Reclassification", TrialView.Home(view.Visit))),
    };

    private static RazorComponentResult<TrialPage> Page(TrialView view, int status = StatusCodes.Status200OK) => new(new { View = view }) { StatusCode = status };
}
