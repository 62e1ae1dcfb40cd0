namespace Ostiary.Load;

/// <summary>All that one database's run found.</summary>
internal sealed record Findings
{
    /// <summary>The database and its settings.</summary>
    public required string Database { get; init; }

    public required IReadOnlyList<Figures> SignIns { get; init; }

    public required TimeSpan FirstOptionsCold { get; init; }

    public required TimeSpan FirstOptionsWarm { get; init; }

    public required IReadOnlyList<IdentifierTiming> Timing { get; init; }
}
