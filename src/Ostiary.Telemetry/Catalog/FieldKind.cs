using System.Collections.Frozen;

namespace Ostiary.Telemetry;

/// <summary>One field of the catalog: its name, what it holds, in which unit, within which bounds, and how private that is. Immutable.</summary>
public sealed record FieldKind
{
    private readonly FrozenSet<string> _allowed = FrozenSet<string>.Empty;

    /// <summary>Its name on the wire, in camelCase.</summary>
    public required string Name { get; init; }

    /// <summary>What it holds.</summary>
    public required FieldType Type { get; init; }

    /// <summary>How private that is.</summary>
    public required PrivacyClass Class { get; init; }

    /// <summary>What it says, in one sentence.</summary>
    public required string Meaning { get; init; }

    /// <summary>Its place in its event, or in the envelope, from 0.</summary>
    public int Place { get; init; }

    /// <summary>Whether an event without it is malformed.</summary>
    public bool IsRequired { get; init; }

    /// <summary>The unit of an <see cref="FieldType.Integer"/>: <c>ms</c>, <c>count</c>, <c>percent</c> or <c>code</c>; null for other types.</summary>
    public string? Unit { get; init; }

    /// <summary>The values of an <see cref="FieldType.Enumeration"/> or <see cref="FieldType.Set"/>, in the order of the catalog.</summary>
    public IReadOnlyList<string> Values
    {
        get;
        init
        {
            field = value;
            _allowed = value.ToFrozenSet(StringComparer.Ordinal);
        }
    } = [];

    /// <summary>The name that those values have in the catalog because several fields share them; null when they are its own.</summary>
    public string? Words { get; init; }

    /// <summary>The smallest value of an <see cref="FieldType.Integer"/>.</summary>
    public long Min { get; init; }

    /// <summary>The largest value of an <see cref="FieldType.Integer"/>.</summary>
    public long Max { get; init; }

    /// <summary>How many UTF-16 code units its text, or each text in it, may have.</summary>
    public int Longest { get; init; }

    /// <summary>How many entries <see cref="FieldType.States"/> or <see cref="FieldType.Labels"/> may have.</summary>
    public int Most { get; init; }

    /// <summary>Whether a value is one of <see cref="Values"/>.</summary>
    public bool Allows(string value) => _allowed.Contains(value);
}
