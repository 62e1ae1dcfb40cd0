using System.Text.Json.Nodes;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Ostiary.Tests.Http;
using Ostiary.Tests.Pages;
using Ostiary.Tests.Telemetry;

namespace Ostiary.Tests.Console;

/// <summary>Tests of pages about attempts: people's browsers tell of them as pages do.</summary>
public abstract class OnToldAttempts : OnConsole
{
    private const int EventsEach = 3;

    // The server reads a browser's device from its requests.
    private static readonly Dictionary<string, string> Agents = new()
    {
        ["windows"] = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36",
        ["linux"] = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36",
        ["freebsd"] = "Mozilla/5.0 (X11; FreeBSD amd64; rv:145.0) Gecko/20100101 Firefox/145.0",
    };

    /// <summary>The platform's name of a closed dialog.</summary>
    protected const string Cancelled = "NotAllowedError";

    /// <summary>Tells of sign-ins, each in a visit of its own, and waits until they are counted.</summary>
    /// <param name="count">How many.</param>
    /// <param name="error">The platform's name of the error; null when a passkey answers.</param>
    /// <param name="os">The system that it is on.</param>
    /// <param name="touchpoint">The place on the site.</param>
    /// <param name="cohort">The group that the page counts the person in; null for none.</param>
    protected Task Tell(int count, string? error = null, string os = "windows", string touchpoint = "login", string? cohort = null) => TellEach(
        count,
        os,
        touchpoint,
        (_, ended) => (ended["name"], ended["fields"]) = error is null
            ? ("ceremony.succeeded", new JsonObject { ["kind"] = "get", ["mediation"] = "modal", ["durationMs"] = 900, ["attachment"] = "platform", ["backupEligible"] = true })
            : ("ceremony.failed", new JsonObject { ["kind"] = "get", ["mediation"] = "modal", ["durationMs"] = 4_000, ["name"] = error }),
        cohort);

    /// <summary>Tells of sign-ins whose start and end are written by the test.</summary>
    protected async Task TellEach(int count, string os, string touchpoint, Action<JsonObject, JsonObject> write, string? cohort = null)
    {
        var batch = new EventsToSend(Server.Clock, count * EventsEach);
        for (var number = 0; number < count; number++)
        {
            var attempt = Guid.CreateVersion7(Server.Clock.GetUtcNow()).ToString("D");
            var events = batch.Events.Skip(number * EventsEach).Take(EventsEach).Select(each => each!.AsObject()).ToList();
            foreach (var one in events)
                (one["session"], one["tab"], one["attempt"], one["touchpoint"]) = (attempt, "tab", attempt, touchpoint);

            foreach (var one in cohort is null ? [] : events)
                one["cohort"] = cohort;

            events[0].Remove("attempt");
            (events[0]["name"], events[0]["fields"]) = ("env.device", new JsonObject { ["hintsSource"] = "none" });
            write(events[1], events[2]);
        }

        var page = Server.Open();
        page.Headers["User-Agent"] = Agents[os];
        var answer = (await page.Post("/v1/events", batch.Body)).ShouldBeOk();
        answer.Json!["kept"]!.GetValue<int>().ShouldBe(count * EventsEach, answer.Body);
        await KeepUp();
    }

    /// <summary>Opens a page that is there.</summary>
    protected static async Task<IHtmlDocument> Open(Browser browser, string path) => Rendered.Parse((await Get(browser, path)).ShouldBeOk().Body);

    /// <summary>What an element says, with one space between words.</summary>
    protected static string Text(IElement element) =>
        string.Join(' ', element.TextContent.Replace('\u00a0', ' ').Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>What the cells of a row say.</summary>
    protected static string[] Cells(IElement row) => [.. row.QuerySelectorAll("td").Select(Text)];

    /// <summary>The address of a page of the first relying party.</summary>
    protected async Task<string> At(string page, string query) => $"{await Home()}/{page}{query}";

    /// <summary>Folds and counts all that was told.</summary>
    protected Task KeepUp() => Server.KeepUp();
}
