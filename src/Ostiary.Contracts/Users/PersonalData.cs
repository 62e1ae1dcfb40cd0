using System.Text.Json;
using Ostiary.Contracts.Insights;

namespace Ostiary.Contracts.Users;

/// <summary>Everything that is kept of one person: <c>GET /v1/users/{user}/personal-data</c>. Written piece by piece, in this order; it may be long.</summary>
public sealed record PersonalData
{
    /// <summary>When it was read.</summary>
    public required DateTimeOffset ExportedAt { get; init; }

    /// <summary>The account; null when this server has none of that name and only events tell of the person.</summary>
    public UserSummary? Account { get; init; }

    /// <summary>Everything that the person types to find the account.</summary>
    public required IReadOnlyList<string> Identifiers { get; init; }

    /// <summary>The passkeys, without public keys and attestation.</summary>
    public required IReadOnlyList<PasskeySummary> Passkeys { get; init; }

    /// <summary>The sessions that are under way, without their tokens.</summary>
    public required IReadOnlyList<SessionSummary> Sessions { get; init; }

    /// <summary>What happened to the account, newest first.</summary>
    public required IReadOnlyList<PersonalAuditEntry> Audit { get; init; }

    /// <summary>The person's attempts to create or use a passkey.</summary>
    public required IReadOnlyList<AttemptSummary> Attempts { get; init; }

    /// <summary>What pages, apps and this server told of the person.</summary>
    public required IReadOnlyList<PersonalEventSummary> Events { get; init; }
}

/// <summary>Something that happened to an account.</summary>
public sealed record PersonalAuditEntry
{
    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>What, such as <c>user.signed_in</c>.</summary>
    public required string Action { get; init; }

    /// <summary>Who did it: <c>user</c>, <c>api_key</c>, <c>server</c> or <c>anonymous</c>.</summary>
    public required string Actor { get; init; }

    /// <summary>The id of what it was done to; null when that is the account itself.</summary>
    public string? Target { get; init; }

    /// <summary><c>done</c>, or the failure code.</summary>
    public required string Outcome { get; init; }
}

/// <summary>One event of the catalog, as it is kept.</summary>
public sealed record PersonalEventSummary
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>Its name in the catalog.</summary>
    public required string Name { get; init; }

    /// <summary>When it happened.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Where.</summary>
    public required string Surface { get; init; }

    /// <summary>The attempt that it belongs to; null when no client said so.</summary>
    public string? Attempt { get; init; }

    /// <summary>Its fields.</summary>
    public required JsonElement Fields { get; init; }
}
