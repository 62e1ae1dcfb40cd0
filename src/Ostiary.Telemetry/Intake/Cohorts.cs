using Ostiary.Kernel;

namespace Ostiary.Telemetry;

/// <summary>Who says which group a person is counted in.</summary>
internal enum CohortGiver
{
    /// <summary>This server, as a backend asked it to, or a backend itself.</summary>
    Server,

    /// <summary>A page or an app with the ticket of a ceremony.</summary>
    Ticketed,

    /// <summary>Whoever knows the publishable key.</summary>
    Anybody,
}

/// <summary>Groups that sites count people in: short labels, and few different ones a day. Safe for use from any thread.</summary>
/// <remarks>Backends, those with a ticket and all others have room of their own, so that inventions push nothing real aside.</remarks>
public sealed class Cohorts(TelemetryOptions options, TimeProvider clock)
{
    /// <summary>The most characters of a label.</summary>
    public const int Longest = 32;

    private readonly Vocabulary _words = new(options.CohortsPerDay, clock);
    private long _others;

    /// <summary>How many events said a group for which there was no room any more, since this process began.</summary>
    public long Others => Interlocked.Read(ref _others);

    /// <summary>Whether a text can name a group: letters, digits, <c>-</c> and <c>_</c>.</summary>
    public static bool IsPossible(string text) => text.Length is > 0 and <= Longest && !text.AsSpan().ContainsAnyExcept(FieldRules.IdentifierLetters);

    /// <summary>The label while there is room for it, otherwise <c>other</c>; null of none.</summary>
    internal string? Admit(RelyingPartyId relyingParty, CohortGiver giver, string? cohort)
    {
        if (cohort is null)
            return null;

        var admitted = _words.Admit(relyingParty, giver is CohortGiver.Server ? "cohort.server" : "cohort", giver is not CohortGiver.Anybody, cohort);
        if (admitted != cohort)
            Interlocked.Increment(ref _others);

        return admitted;
    }
}
