namespace Ostiary.Telemetry;

/// <summary>One attempt to create or use a passkey, as all that was told of it says. Follows from its events and the rules alone.</summary>
public sealed record Attempt
{
    public required string RelyingParty { get; init; }

    /// <summary>The id that the client gave it, a UUID; or the ceremony's, when no client told of it.</summary>
    public required string Key { get; init; }

    /// <summary>The ceremony of this server that proves it; null when nothing does.</summary>
    public string? Ceremony { get; init; }

    /// <summary>Whether it counts in what steers.</summary>
    public bool IsTicketed => Ceremony is not null;

    public string? Session { get; init; }

    public string? Tab { get; init; }

    /// <summary>The person's pseudonym.</summary>
    public string? Subject { get; init; }

    /// <summary>The passkey's pseudonym.</summary>
    public string? Credential { get; init; }

    public string? Decision { get; init; }

    /// <summary>The page or screen, in the site's own words.</summary>
    public string? Touchpoint { get; init; }

    /// <summary>By our clock, Unix milliseconds.</summary>
    public required long StartedAtMs { get; init; }

    public required long EndedAtMs { get; init; }

    /// <summary>A word of the catalog's <c>flow</c>, such as <c>sign_in</c>.</summary>
    public required string Flow { get; init; }

    /// <summary><c>create</c>, <c>get</c> or <c>unknown</c>.</summary>
    public required string Operation { get; init; }

    public required string Mediation { get; init; }

    /// <summary>A word of the catalog's <c>surface</c>.</summary>
    public required string Surface { get; init; }

    public required AttemptOutcome Outcome { get; init; }

    public required AttemptNode Furthest { get; init; }

    /// <summary>The method by which the person got in, within two minutes; null when they did not.</summary>
    public string? EndedWith { get; init; }

    public required AttemptDevice Device { get; init; }

    public required AuthenticatorClass Authenticator { get; init; }

    /// <summary>A word of the catalog's <c>transport</c>, or <c>unknown</c>.</summary>
    public required string Transport { get; init; }

    /// <summary>Who keeps the passkey, by the name that public lists give its model; null when it is not known. A hint, never proof.</summary>
    public string? Manager { get; init; }

    /// <summary>The group that the site counts the person in; null when it said none.</summary>
    public string? Cohort { get; init; }

    /// <summary>How long the options took to come, in milliseconds.</summary>
    public long? OptionsMs { get; init; }

    /// <summary>How long the platform and the person took.</summary>
    public long? CeremonyMs { get; init; }

    /// <summary>How long the server took to judge.</summary>
    public long? ServerMs { get; init; }

    /// <summary>Why it did not succeed; null when it did, or nothing tells.</summary>
    public AttemptError? Error { get; init; }

    /// <summary>The platform's name of the error.</summary>
    public string? ErrorName { get; init; }

    /// <summary>The server's code of the error.</summary>
    public string? ServerCode { get; init; }

    /// <summary>The last support code that its person may have been shown: of the verdict, otherwise of the options.</summary>
    public string? SupportCode { get; init; }

    /// <summary>It failed, and the person did not get in within two minutes in any other way either.</summary>
    public bool IsDeadEnd { get; init; }

    /// <summary>The code for another phone came up where a passkey of this device was expected.</summary>
    public bool HasUnexpectedQrCode { get; init; }

    /// <summary>Its way to a security key; null when none was expected.</summary>
    public KeyPath? KeyPath { get; init; }

    /// <summary>The steps that an app told, each with milliseconds since the start, such as <c>prompt_shown:80 tap_started:2100</c>; null when none was.</summary>
    public string? ToldSteps { get; init; }

    /// <summary>How many events it was folded from, those around it not counted.</summary>
    public required int Events { get; init; }

    /// <summary>Whether time, or an erasure, has taken a class of its fields. Then it stays as it is: its events say less than it does.</summary>
    public bool IsSettled { get; init; }
}

/// <summary>What an attempt was made on. <c>unknown</c> where nobody told, <c>other</c> where no table knows the name.</summary>
/// <param name="Os">A system that recognition knows.</param>
/// <param name="OsVersion">Its version; any text.</param>
/// <param name="Browser">A browser that recognition knows.</param>
/// <param name="BrowserVersion">Its version; any text.</param>
/// <param name="FormFactor">A word of the catalog.</param>
/// <param name="Oem">Who built it; any text.</param>
/// <param name="Model">Its model; any text.</param>
public sealed record AttemptDevice(string Os, string? OsVersion, string Browser, string? BrowserVersion, string FormFactor, string? Oem, string? Model);

/// <summary>Why an attempt did not succeed.</summary>
/// <param name="Class">The class.</param>
/// <param name="Party">Who could have made it end well.</param>
/// <param name="ConfidencePermille">How sure that is, from 0 to 1,000.</param>
/// <param name="RuleId">The rule that said so.</param>
/// <param name="RulesVersion">The version of the rules.</param>
public sealed record AttemptError(ErrorClass Class, Party Party, int ConfidencePermille, string RuleId, int RulesVersion);
