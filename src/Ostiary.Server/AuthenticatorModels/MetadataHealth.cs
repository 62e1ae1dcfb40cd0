using System.Globalization;
using System.Text.Json.Nodes;
using Ostiary.Console.Health;
using Ostiary.Metadata;

namespace Ostiary.Server.AuthenticatorModels;

/// <summary>How metadata is, in a line for people and a few members for machines.</summary>
internal static class MetadataHealth
{
    /// <summary>The line; null while no BLOB is configured. Never bad: without metadata people still sign in.</summary>
    public static HealthCheck? Check(MetadataSource source, DateTimeOffset now)
    {
        if (!source.IsOn)
            return null;

        var state = source.State;
        var trouble = state.Trouble is { } failure ? $" Last trouble: {failure.Code.Title} ({failure.Code})." : "";
        if (state.Metadata.Blob is not { } blob)
            return new HealthCheck("Metadata", HealthState.Attention, "There is no metadata of authenticators yet." + trouble);

        var stale = blob.IsStale(now) ? string.Create(CultureInfo.InvariantCulture, $" The next one was due on {blob.NextUpdate:yyyy-MM-dd}.") : "";
        var text = $"Number {blob.Number} with {blob.Entries.Count} models, accepted {AgeInDays(state, now)} days ago.{stale}{trouble}";
        return new HealthCheck("Metadata", stale.Length + trouble.Length > 0 ? HealthState.Attention : HealthState.Good, text);
    }

    /// <summary>The members.</summary>
    public static JsonObject Json(MetadataSource source, DateTimeOffset now)
    {
        var (state, blob) = (source.State, source.State.Metadata.Blob);
        return new JsonObject
        {
            ["number"] = blob?.Number,
            ["entries"] = blob?.Entries.Count ?? 0,
            ["ageDays"] = AgeInDays(state, now),
            ["stale"] = blob?.IsStale(now),
            ["trouble"] = state.Trouble?.Code.Value,
        };
    }

    private static int? AgeInDays(MetadataState state, DateTimeOffset now) => state.AcceptedAt is { } at ? (int)(now - at).TotalDays : null;
}
