using Microsoft.AspNetCore.Http.HttpResults;
using Ostiary.Contracts.Insights;
using Ostiary.Insights;
using Ostiary.Kernel;

namespace Ostiary.Server.Endpoints;

/// <summary>Which devices break, where security keys are given up, and what goes wrong, over HTTP.</summary>
internal static class DeviceAndErrorEndpoints
{
    private const string CsvType = "text/csv; charset=utf-8";

    /// <summary>Maps them below <c>/v1/insights</c>.</summary>
    public static void MapDevicesAndErrors(this RouteGroupBuilder insights)
    {
        insights.MapGet("/devices", AskDevices).WithSummary("Which devices break")
            .WithDescription("Success by two of os, osVersion, browser, browserVersion, oem, model, formFactor, transport, authenticator and surface (rows, columns), user decisions "
                + "included and left out; and the combinations that fail clearly more often than everything else, each with a sentence. Days count whole, in UTC. Cells about fewer "
                + "than 10 people are merged. basis is attempts, ticketed or persons.");
        insights.MapGet("/security-keys", AskSecurityKeys).WithSummary("Where people who need a security key give up")
            .WithDescription("Of attempts whose options say that a key is needed: the share that finds the platform's option for it, inferred, each sign with its confidence; where the others "
                + "end; how long and how many steps it takes, beside the device's own passkeys; and where the option is found clearly less often than elsewhere. by is one of os, osVersion, "
                + "browser, browserVersion, oem, model, formFactor, transport, authenticator and surface. Days count whole, in UTC. Segments about fewer than 10 people are merged. basis is "
                + "attempts, ticketed or persons.");
        insights.MapGet("/errors", AskErrors).WithSummary("What goes wrong")
            .WithDescription("Error classes and parties with counts, shares, intervals, people and the change against the period before; where errors were first known; a trend. by "
                + "tells apart by one filter. errorClass, party and outcome narrow what is told of, not what it is a share of. Days count whole, in UTC. Figures about fewer "
                + "than 10 people are merged. basis is attempts, ticketed or persons.");
    }

    private static async Task<Results<Ok<DeviceSummary>, ContentHttpResult, Refusal>> AskDevices(
        [AsParameters] InsightParameters asked, string? rows, string? columns, string? basis, DeviceMatrix devices, TimeProvider clock, HttpContext context, CancellationToken cancel)
    {
        var question = asked.Filter(context, clock.GetUtcNow(), "rows", "columns", "basis")
            .Then(filter => BasisOf(basis).Then(counted => DeviceLines.Of(rows, columns) is { } lines
                ? (Outcome<DeviceQuestion>)new DeviceQuestion(filter, lines.Rows, lines.Columns, counted)
                : InsightParameters.Invalid("rows", "rows and columns are two different ones of the names that devices have")));
        if (!question.TryGet(out var found, out var failure))
            return Problem.From(failure);

        var answer = await devices.Ask(found, cancel);
        return asked.WantsCsv ? TypedResults.Text(DeviceSummaries.CsvOf(answer), CsvType) : TypedResults.Ok(DeviceSummaries.Of(answer, found));
    }

    private static async Task<Results<Ok<SecurityKeySummary>, ContentHttpResult, Refusal>> AskSecurityKeys(
        [AsParameters] InsightParameters asked, string? by, string? basis, HardwarePath keys, TimeProvider clock, HttpContext context, CancellationToken cancel)
    {
        var question = asked.Filter(context, clock.GetUtcNow(), "by", "basis")
            .Then(filter => BasisOf(basis).Then(counted => HardwareQuestion.DimensionOf(by) is { } dimension
                ? (Outcome<HardwareQuestion>)new HardwareQuestion(filter, dimension, counted)
                : InsightParameters.Invalid("by", "one of the names that devices have")));
        if (!question.TryGet(out var found, out var failure))
            return Problem.From(failure);

        var answer = await keys.Ask(found, cancel);
        return asked.WantsCsv ? TypedResults.Text(SecurityKeySummaries.CsvOf(answer), CsvType) : TypedResults.Ok(SecurityKeySummaries.Of(answer, found));
    }

    private static async Task<Results<Ok<ErrorsSummary>, ContentHttpResult, Refusal>> AskErrors(
        [AsParameters] InsightParameters asked, string? by, string? basis, ErrorTable errors, TimeProvider clock, HttpContext context, CancellationToken cancel)
    {
        var dimension = by is null ? null : InsightParameters.DimensionOf(by);
        var question = asked.Filter(context, clock.GetUtcNow(), "by", "basis")
            .Then(filter => BasisOf(basis).Then(counted => by is null || dimension is not null
                ? (Outcome<ErrorQuestion>)new ErrorQuestion(filter, dimension, counted)
                : InsightParameters.Invalid("by", "no filter has this name")));
        if (!question.TryGet(out var found, out var failure))
            return Problem.From(failure);

        var answer = await errors.Ask(found, cancel);
        return asked.WantsCsv ? TypedResults.Text(ErrorSummaries.CsvOf(answer, found), CsvType) : TypedResults.Ok(ErrorSummaries.Of(answer, found));
    }

    private static Outcome<FunnelBasis> BasisOf(string? basis) => basis switch
    {
        null or "attempts" => FunnelBasis.Attempts,
        "ticketed" => FunnelBasis.Ticketed,
        "persons" => FunnelBasis.Persons,
        _ => InsightParameters.Invalid("basis", "attempts, ticketed or persons"),
    };
}
