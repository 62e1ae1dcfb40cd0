using System.Text.Json;
using System.Text.Json.Serialization;

namespace Ostiary.Contracts.Events;

/// <summary>Events of a page, an app or a backend. At most 500 events and 128 KiB.</summary>
public sealed record EventBatchRequest
{
    /// <summary>What collected them.</summary>
    public required EventSdk Sdk { get; init; }

    /// <summary>The client's clock when it sent the batch: milliseconds since 1970. Puts events at their time when that clock is wrong.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? SentAt { get; init; }

    /// <summary>The events; see docs/reference/events.md and its JSON Schema.</summary>
    public required IReadOnlyList<EventRecord> Events { get; init; }
}

/// <summary>What collected events; each word has at most 32 characters.</summary>
public sealed record EventSdk
{
    /// <summary>Its name, such as <c>web</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Its version.</summary>
    public required string Version { get; init; }

    /// <summary>Its configuration; <c>default</c> when absent.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Config { get; init; }
}

/// <summary>One event: its envelope, and its own fields.</summary>
public sealed record EventRecord
{
    /// <summary>A UUID of version 7, kept when the batch is sent again: an event is stored once.</summary>
    public required Guid Id { get; init; }

    /// <summary>Its name in the catalog, such as <c>ceremony.started</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The client's clock when it happened: milliseconds since 1970.</summary>
    public required double Ts { get; init; }

    /// <summary>The client's monotonic clock when it happened, in milliseconds.</summary>
    public required double Mono { get; init; }

    /// <summary>Counts the events of one tab, from 0.</summary>
    public required long Seq { get; init; }

    /// <summary>One page or app process.</summary>
    public required string Tab { get; init; }

    /// <summary>One visit.</summary>
    public required string Session { get; init; }

    /// <summary>One passage through signing in, signing up, recovery or settings.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Flow { get; init; }

    /// <summary>One ceremony as the client sees it: a UUID of version 7.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Guid? Attempt { get; init; }

    /// <summary>The decision that was in force.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Decision { get; init; }

    /// <summary><c>telemetryTicket</c> of the options of the ceremony that it belongs to.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Ticket { get; init; }

    /// <summary>Where it happened: <c>browser</c>, <c>webview</c>, <c>iframe_same_origin</c>, <c>iframe_cross_origin</c>, <c>ios</c>, <c>android</c>, <c>desktop</c>; <c>server</c> for backends.</summary>
    public required string Surface { get; init; }

    /// <summary>Which page or screen, in the site's own words.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Touchpoint { get; init; }

    /// <summary>Which group of people the site counts this one in: letters, digits, <c>-</c> and <c>_</c>, at most 32.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Cohort { get; init; }

    /// <summary>Which variant of which experiment was shown.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, string>? Experiments { get; init; }

    /// <summary>What the site wants to tell apart; only names that its operator has registered.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, string>? Tags { get; init; }

    /// <summary>What this event carries besides, by its name.</summary>
    public required IReadOnlyDictionary<string, JsonElement> Fields { get; init; }
}

/// <summary>What became of a batch. What was kept is durable.</summary>
public sealed record EventBatchAnswer
{
    /// <summary>How many events were kept.</summary>
    public required int Kept { get; init; }

    /// <summary>The others.</summary>
    public required IReadOnlyList<DroppedEventAnswer> Dropped { get; init; }

    /// <summary>What the page or app is to do from now on; absent when nothing differs from what it does by itself.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public EventClientSettings? Config { get; init; }
}

/// <summary>How a page or app is to tell from now on: less than it would, never more.</summary>
public sealed record EventClientSettings
{
    /// <summary>Names these settings; to be sent as <c>sdk.config</c> with later batches.</summary>
    public required string Version { get; init; }

    /// <summary>False: send nothing more, from this page or until the app starts anew.</summary>
    public required bool Enabled { get; init; }

    /// <summary>False: observe no requests of other scripts.</summary>
    public required bool Autocapture { get; init; }
}

/// <summary>An event that was not kept.</summary>
public sealed record DroppedEventAnswer
{
    /// <summary>Its id; null when none could be read.</summary>
    public required Guid? Id { get; init; }

    /// <summary>Why: one of <c>malformed</c>, <c>too_large</c>, <c>unknown_event</c>, <c>wrong_origin</c>, <c>forbidden_field</c>, <c>unknown_field</c>,
    /// <c>out_of_bounds</c>, <c>without_ticket</c>, <c>too_old</c>, <c>from_the_future</c>, <c>quota</c>, <c>switched_off</c>, <c>duplicate_id</c>.</summary>
    public required string Reason { get; init; }
}
