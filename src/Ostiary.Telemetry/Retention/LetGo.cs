using System.Diagnostics;

namespace Ostiary.Telemetry;

/// <summary>What time takes away.</summary>
public enum LetGo
{
    /// <summary>What tells devices apart, in single events.</summary>
    EventDevices,

    /// <summary>What links those of one person, in single events.</summary>
    EventPersons,

    /// <summary>Single events as a whole.</summary>
    Events,

    /// <summary>What tells devices apart, in attempts.</summary>
    AttemptDevices,

    /// <summary>What links those of one person, in attempts.</summary>
    AttemptPersons,

    /// <summary>Attempts as a whole.</summary>
    Attempts,

    /// <summary>Hourly counts.</summary>
    Hours,

    /// <summary>Pseudonyms.</summary>
    Pseudonyms,

    /// <summary>What other nodes still wrote under an erased pseudonym.</summary>
    Erased,
}

/// <summary>What one look at one relying party took away.</summary>
/// <param name="What">What.</param>
/// <param name="Rows">How many rows.</param>
/// <param name="Behind">How long the oldest that is left should have been gone; zero when none is.</param>
public sealed record Gone(LetGo What, long Rows, TimeSpan Behind);

/// <summary>How it is written in metrics.</summary>
public static class LetGoWords
{
    /// <summary>The word.</summary>
    public static string Word(this LetGo what) => what switch
    {
        LetGo.EventDevices => "event_devices",
        LetGo.EventPersons => "event_persons",
        LetGo.Events => "events",
        LetGo.AttemptDevices => "attempt_devices",
        LetGo.AttemptPersons => "attempt_persons",
        LetGo.Attempts => "attempts",
        LetGo.Hours => "hours",
        LetGo.Pseudonyms => "pseudonyms",
        LetGo.Erased => "erased",
        _ => throw new UnreachableException($"no word for {what}"),
    };
}
