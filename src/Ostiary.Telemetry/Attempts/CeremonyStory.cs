using System.Data.Common;

namespace Ostiary.Telemetry;

/// <summary>What was told of a ceremony.</summary>
internal sealed class CeremonyStory
{
    /// <summary>From all of its events.</summary>
    public CeremonyStory(IEnumerable<ToldOfCeremony> told)
    {
        foreach (var one in told)
        {
            if (one.Claimant is { } claimant)
                Claimants.Add(claimant);
            else
                BeyondAttempts.Add(one.Event!);
        }

        Owner = Claimants.Count == 0 ? null : Claimants.Min();
    }

    /// <summary>What was told of it and of no attempt.</summary>
    public List<AttemptEvent> BeyondAttempts { get; } = [];

    /// <summary>The attempts that clients told of with its ticket.</summary>
    public HashSet<Guid> Claimants { get; } = [];

    /// <summary>The attempt that it belongs to. A ceremony proves one: whoever spreads its ticket over many gets only the first of them counted.</summary>
    public Guid? Owner { get; }
}

/// <summary>An event of a ceremony: an attempt's, which is read with the attempt, or another one.</summary>
internal readonly record struct ToldOfCeremony(Guid? Claimant, AttemptEvent? Event)
{
    public static ToldOfCeremony Read(DbDataReader row) =>
        AttemptEvent.AttemptIn(row) is { } claimant ? new(claimant, null) : new(null, AttemptEvent.Read(row));
}
