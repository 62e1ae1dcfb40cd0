using System.Text.Json;

namespace Ostiary.Contracts.Insights;

/// <summary>One attempt to create or use a passkey.</summary>
public sealed record AttemptSummary
{
    /// <summary>Its id: the client's, or the ceremony's when no client told of it.</summary>
    public required string Id { get; init; }

    /// <summary>When it began.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When it ended, or was last heard of.</summary>
    public required DateTimeOffset EndedAt { get; init; }

    /// <summary>Whether a ceremony of this server proves it.</summary>
    public required bool IsTicketed { get; init; }

    /// <summary>What the person was doing: <c>sign_in</c>, <c>sign_up</c>, <c>recovery</c>, <c>enrollment</c>, <c>step_up</c>, <c>manage</c> or <c>unknown</c>.</summary>
    public required string Flow { get; init; }

    /// <summary><c>create</c>, <c>get</c> or <c>unknown</c>.</summary>
    public required string Operation { get; init; }

    /// <summary>How it was asked for: <c>modal</c>, <c>conditional</c>, <c>immediate</c>, ….</summary>
    public required string Mediation { get; init; }

    /// <summary>Where it ran: <c>browser</c>, <c>webview</c>, <c>ios</c>, <c>android</c>, …; <c>server</c> when no client told of it.</summary>
    public required string Surface { get; init; }

    /// <summary><c>succeeded</c>, <c>failed</c>, <c>refused</c>, <c>abandoned</c> or <c>unused</c>.</summary>
    public required string Outcome { get; init; }

    /// <summary>The furthest of the seven nodes.</summary>
    public required string Furthest { get; init; }

    /// <summary>The method by which the person got in within two minutes; null when they did not.</summary>
    public string? EndedWith { get; init; }

    /// <summary>The system; <c>unknown</c> where nobody told, <c>other</c> where the name is not known.</summary>
    public required string Os { get; init; }

    /// <summary>Its version.</summary>
    public string? OsVersion { get; init; }

    /// <summary>The browser.</summary>
    public required string Browser { get; init; }

    /// <summary>Its version.</summary>
    public string? BrowserVersion { get; init; }

    /// <summary><c>desktop</c>, <c>mobile</c>, <c>tablet</c>, ….</summary>
    public required string FormFactor { get; init; }

    /// <summary>Who built the device.</summary>
    public string? Oem { get; init; }

    /// <summary>Its model.</summary>
    public string? Model { get; init; }

    /// <summary><c>synced</c>, <c>platform_bound</c>, <c>roaming_hardware</c> or <c>unknown</c>.</summary>
    public required string Authenticator { get; init; }

    /// <summary><c>internal</c>, <c>hybrid</c>, <c>usb</c>, <c>nfc</c>, <c>ble</c>, … or <c>unknown</c>.</summary>
    public required string Transport { get; init; }

    /// <summary>The page or screen, in the site's own words.</summary>
    public string? Touchpoint { get; init; }

    /// <summary>Who keeps the passkey, by the name that public lists give its model; a hint, never proof. Absent when it is not known.</summary>
    public string? Manager { get; init; }

    /// <summary>The group that the site counts the person in.</summary>
    public string? Cohort { get; init; }

    /// <summary>How long the options took to come, in milliseconds.</summary>
    public long? OptionsMs { get; init; }

    /// <summary>How long platform and person took.</summary>
    public long? CeremonyMs { get; init; }

    /// <summary>How long the server took.</summary>
    public long? ServerMs { get; init; }

    /// <summary>Why it did not succeed (docs/reference/classification.md); null when it did, or nothing tells.</summary>
    public string? ErrorClass { get; init; }

    /// <summary>Who could have made it end well.</summary>
    public string? Party { get; init; }

    /// <summary>How sure the class is, from 0 to 1.</summary>
    public double? Confidence { get; init; }

    /// <summary>The platform's name of the error.</summary>
    public string? ErrorName { get; init; }

    /// <summary>The server's code of the error.</summary>
    public string? ServerCode { get; init; }

    /// <summary>What its person may have been shown as support code: the trace id of the verdict, otherwise of the options.</summary>
    public string? SupportCode { get; init; }

    /// <summary>It failed, and the person had not got in two minutes later.</summary>
    public required bool IsDeadEnd { get; init; }

    /// <summary>The code for another phone came up where a passkey of this device was expected.</summary>
    public required bool HasUnexpectedQrCode { get; init; }

    /// <summary>Its way to a security key; null when the options asked for none.</summary>
    public KeyPathSummary? SecurityKey { get; init; }
}

/// <summary>Whether somebody who needed a security key found the platform's option for it, as far as that can be inferred.</summary>
public sealed record KeyPathSummary
{
    /// <summary>Why one was needed: <c>only_keys</c> (all passkeys named are on keys), <c>hint</c> or <c>attachment</c>.</summary>
    public required string Reason { get; init; }

    /// <summary><c>found</c>, <c>given_up</c>, <c>not_offered</c> or <c>unknown</c>.</summary>
    public required string Option { get; init; }

    /// <summary>How sure that is, from 0 to 1; 0 when nothing tells.</summary>
    public required double Confidence { get; init; }

    /// <summary>What was seen that says so (docs/guide/security-keys.md).</summary>
    public required string Sign { get; init; }

    /// <summary>Where it ended: <c>done</c>, <c>intent</c>, <c>prompt</c>, <c>external_option</c>, <c>connection</c>, <c>verification</c>, <c>server</c> or <c>untold</c>.</summary>
    public required string Stop { get; init; }
}

/// <summary>One attempt with everything that was told of it.</summary>
public sealed record AttemptTimelineSummary
{
    /// <summary>The attempt, by the rules of now.</summary>
    public required AttemptSummary Attempt { get; init; }

    /// <summary>Why it did not succeed, in one sentence; null when it did, or nothing tells.</summary>
    public string? Cause { get; init; }

    /// <summary>What to do about it.</summary>
    public string? NextStep { get; init; }

    /// <summary>The rule that named its class.</summary>
    public string? Rule { get; init; }

    /// <summary>The version of the rules.</summary>
    public int? RulesVersion { get; init; }

    /// <summary>What speaks for it.</summary>
    public required IReadOnlyList<AttemptEvidence> Evidence { get; init; }

    /// <summary>Every event, in order; empty when they have expired.</summary>
    public required IReadOnlyList<TimelineEvent> Events { get; init; }
}

/// <summary>One signal that spoke for a class.</summary>
public sealed record AttemptEvidence
{
    /// <summary>Its name.</summary>
    public required string Signal { get; init; }

    /// <summary>What it was.</summary>
    public required string Value { get; init; }
}

/// <summary>One event of a timeline.</summary>
public sealed record TimelineEvent
{
    /// <summary>Its name in the catalog.</summary>
    public required string Name { get; init; }

    /// <summary><c>browser</c>, <c>native</c> or <c>server</c>.</summary>
    public required string Origin { get; init; }

    /// <summary>When it happened, by the server's clock.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Milliseconds after the attempt began; negative before it.</summary>
    public required long AfterMs { get; init; }

    /// <summary>Whether it belongs to the visit rather than to the attempt.</summary>
    public required bool IsAround { get; init; }

    /// <summary>Its fields; see docs/reference/events.md.</summary>
    public required IReadOnlyDictionary<string, JsonElement> Fields { get; init; }
}
