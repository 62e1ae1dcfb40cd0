namespace Ostiary.Peers;

/// <summary>What one implementation says of one ceremony.</summary>
/// <param name="Accepted">True when it lets the ceremony pass.</param>
/// <param name="Reason">Our failure code, or the other's own words; null when accepted.</param>
public sealed record Verdict(bool Accepted, string? Reason)
{
    /// <summary>It passes.</summary>
    public static Verdict Pass { get; } = new(true, null);

    /// <summary>True when it only says that it cannot judge such a ceremony.</summary>
    public bool IsUnsupported { get; init; }

    /// <summary>It does not, and why.</summary>
    public static Verdict Refuse(string reason) => new(false, reason);
}

/// <summary>An implementation that can judge ceremonies.</summary>
public interface IPeer
{
    /// <summary>What reports call it.</summary>
    string Name { get; }

    /// <summary>Judges ceremonies, in order.</summary>
    Task<IReadOnlyList<Verdict>> Judge(IReadOnlyList<Ceremony> ceremonies);
}
