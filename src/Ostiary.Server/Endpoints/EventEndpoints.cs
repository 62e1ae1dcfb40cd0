using System.Buffers;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Ostiary.Ceremonies;
using Ostiary.Contracts.Events;
using Ostiary.Kernel;
using Ostiary.Server.Limits;
using Ostiary.Server.Observability;
using Ostiary.Server.Requests;
using Ostiary.Telemetry;

namespace Ostiary.Server.Endpoints;

/// <summary>Events of pages, apps and backends over HTTP.</summary>
public static class EventEndpoints
{
    /// <summary>Where batches of events go.</summary>
    public static readonly PathString Path = "/v1/events";

    // A page that is being left can only send what it may send without asking first (Fetch §4.10: no preflight for text/plain).
    private const string PlainText = "text/plain";

    /// <summary>Maps <c>/v1/events</c>.</summary>
    public static IEndpointRouteBuilder MapEvents(this IEndpointRouteBuilder app)
    {
        app.MapPost(Path, Take).WithTags("Events").RequireRateLimiting(LimitPolicies.Events).AddEndpointFilter(new NeedsEventSource())
            .Accepts<EventBatchRequest>("application/json", PlainText)
            .WithSummary("Tell what happened")
            .WithDescription("Takes a batch of events (docs/reference/events.md). Each is kept, once, or dropped for a reason; what is kept is durable; config says when a page or app is to tell less. "
                + "navigator.sendBeacon may send it as text/plain, with the publishable key in the address: ?key=opk_….");
        return app;
    }

    private static async Task<Results<Ok<EventBatchAnswer>, Refusal>> Take(HttpContext context, EventIntake intake, EventMeter meter, CancellationToken cancel)
    {
        var source = context.Features.GetRequiredFeature<EventSourceFeature>().Source;
        var taken = await (await Body(context)).Then(body => intake.Take(source, body, cancel));
        if (!taken.TryGet(out var receipt, out var failure))
            return Problem.From(failure);

        meter.Received(receipt);
        return TypedResults.Ok(new EventBatchAnswer
        {
            Kept = receipt.Kept,
            Dropped = [.. receipt.Dropped.Select(one => new DroppedEventAnswer { Id = one.Id, Reason = one.Reason.Word() })],
            Config = receipt.Settings is { } settings ? new() { Version = settings.Version, Enabled = settings.Enabled, Autocapture = settings.Autocapture } : null,
        });
    }

    private static async Task<Outcome<ReadOnlyMemory<byte>>> Body(HttpContext context)
    {
        var request = context.Request;
        if (!request.HasJsonContentType() && request.ContentType?.StartsWith(PlainText, StringComparison.OrdinalIgnoreCase) != true)
            return HttpCodes.BodyMissing;

        if (request.ContentLength > EventBatch.MostBytes)
            return TelemetryCodes.BatchTooLarge;

        try
        {
            var read = await request.BodyReader.ReadAtLeastAsync(EventBatch.MostBytes + 1, context.RequestAborted);
            var body = read.Buffer.ToArray();
            request.BodyReader.AdvanceTo(read.Buffer.End);
            return Outcome.Of<ReadOnlyMemory<byte>>(body);
        }
        catch (BadHttpRequestException tooLarge) when (tooLarge.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return TelemetryCodes.BatchTooLarge;
        }
    }
}

/// <summary>Whose events a request brings.</summary>
/// <param name="Source">The source.</param>
public sealed record EventSourceFeature(EventSource Source);

/// <summary>Lets only requests pass whose relying party is known. Nobody needs to be signed in, so no session is looked up.</summary>
public sealed class NeedsEventSource : IEndpointFilter
{
    /// <inheritdoc/>
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var caller = await http.RequestServices.GetRequiredService<CallerResolution>().ResolveEventSource(http, http.RequestAborted);
        if (!caller.TryGet(out var found, out var failure))
            return Problem.From(failure);

        http.Features.Set(new EventSourceFeature(
            new EventSource(found.RelyingParty.Id, found.Kind == CallerKind.Backend) { Evidence = () => EvidenceIn(http.Request.Headers) }));
        return await next(context);
    }

    private static DeviceEvidence EvidenceIn(IHeaderDictionary headers) =>
        new() { UserAgent = headers.UserAgent, Hints = ClientHints.FromHeaders(name => headers[name]) };
}
