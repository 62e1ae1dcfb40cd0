using System.Text.Json;

namespace Ostiary.Telemetry;

/// <summary>Reads a condition, and holds what it asks of a signal against the signal's kind.</summary>
internal static class ConditionReading
{
    private const int Deepest = 8;
    private const int MostParts = 64;

    /// <summary>What stands where a condition was refused; the refusal keeps it from ever being asked.</summary>
    private static readonly Condition Refused = new Condition.All([]);

    public static Condition From(StrictReading reading, Located found, int depth = 0)
    {
        if (depth >= Deepest)
            return reading.Malformed(Refused, found.Place, $"conditions go at most {Deepest} deep");

        if (found.Element.ValueKind is not JsonValueKind.Object)
            return reading.Malformed(Refused, found.Place, "a condition is expected");

        var names = found.Element.EnumerateObject().Select(StrictReading.NameOf).Order(StringComparer.Ordinal).ToArray();
        return names switch
        {
            ["all"] => new Condition.All(Parts(reading, found, "all", depth)),
            ["any"] => new Condition.Any(Parts(reading, found, "any", depth)),
            ["not"] => new Condition.Not(From(reading, reading.Required(found, "not"), depth + 1)),
            [var asked, "signal"] => Question(reading, found, asked),
            ["signal", var asked] => Question(reading, found, asked),
            _ => reading.Unknown(Refused, found.Place, $"there is no condition with {(names.Length == 0 ? "no member" : string.Join(", ", names))}"),
        };
    }

    private static List<Condition> Parts(StrictReading reading, Located found, string name, int depth)
    {
        var parts = reading.Items(found, name, MostParts).Select(part => From(reading, part, depth + 1)).ToList();
        return parts.Count > 0 ? parts : reading.Malformed(parts, found.Below(name), "at least one condition is expected");
    }

    private static Condition Question(StrictReading reading, Located found, string asked)
    {
        var name = reading.Text(found, "signal");
        if (Signal.Find(name) is not { } signal)
            return reading.Unknown(Refused, found.Below("signal"), $"there is no signal {name}");

        return (asked, signal.Kind) switch
        {
            ("equals", not SignalKind.Words) => new Condition.OneOf(signal, [Value(reading, reading.Required(found, "equals"), signal)]),
            ("in", not SignalKind.Truth) => new Condition.OneOf(signal, Values(reading, found, signal)),
            ("range", SignalKind.Number) => Range(reading, reading.Required(found, "range"), signal),
            ("prefix", SignalKind.Text) => new Condition.Prefix(signal, [.. reading.Items(found, "prefix", MostParts).Select(item => reading.Text(item))]),
            ("present", _) => reading.Truth(found, "present") ? new Condition.Present(signal) : (Condition)new Condition.Not(new Condition.Present(signal)),
            ("equals" or "in" or "range" or "prefix", _) => reading.Malformed(Refused, found.Place, $"{asked} cannot be asked of {name}"),
            _ => reading.Unknown(Refused, found.Place, $"there is no question {asked}"),
        };
    }

    private static List<object> Values(StrictReading reading, Located found, Signal signal)
    {
        var values = reading.Items(found, "in", MostParts).Select(item => Value(reading, item, signal)).ToList();
        return values.Count > 0 ? values : reading.Malformed(values, found.Below("in"), "at least one value is expected");
    }

    private static Condition Range(StrictReading reading, Located found, Signal signal)
    {
        var range = reading.Object(found.Element, found.Place, "from", "to");
        var (from, to) = (Bound("from"), Bound("to"));
        return from is null && to is null || from > to
            ? reading.Malformed(Refused, found.Place, "a lower bound, an upper one, or both in their order are expected")
            : new Condition.Range(signal, from, to);

        long? Bound(string name) => range.Find(name) is null ? null : reading.Number(range, name, long.MinValue, long.MaxValue);
    }

    private static object Value(StrictReading reading, Located found, Signal signal) => (signal.Kind, found.Element.ValueKind) switch
    {
        (SignalKind.Text or SignalKind.Words, JsonValueKind.String) => reading.Text(found),
        (SignalKind.Truth, JsonValueKind.True or JsonValueKind.False) => found.Element.GetBoolean(),
        (SignalKind.Number, JsonValueKind.Number) when found.Element.TryGetInt64(out var number) => number,
        _ => reading.Malformed<object>("", found.Place, $"{signal.Name} has values of another type"),
    };
}
