using System.Globalization;

namespace Ostiary.Telemetry;

/// <summary>What a rule asks of an attempt. The whole language: all, any, not, equals, in, range, prefix, present.</summary>
public abstract record Condition
{
    /// <summary>Whether it holds; adds what spoke for it, and nothing when it does not hold.</summary>
    public abstract bool Holds(AttemptFacts facts, ICollection<Evidence> evidence);

    /// <summary>The condition in words.</summary>
    public abstract string Words { get; }

    /// <summary>Every one of several.</summary>
    internal sealed record All(IReadOnlyList<Condition> Conditions) : Condition
    {
        public override string Words => Joined(Conditions, " and ");

        public override bool Holds(AttemptFacts facts, ICollection<Evidence> evidence)
        {
            var found = new List<Evidence>();
            if (!Conditions.All(condition => condition.Holds(facts, found)))
                return false;

            found.ForEach(evidence.Add);
            return true;
        }
    }

    /// <summary>The first of several that holds.</summary>
    internal sealed record Any(IReadOnlyList<Condition> Conditions) : Condition
    {
        public override string Words => Joined(Conditions, " or ");

        public override bool Holds(AttemptFacts facts, ICollection<Evidence> evidence) =>
            Conditions.Any(condition => condition.Holds(facts, evidence));
    }

    /// <summary>The contrary. What is absent is no evidence.</summary>
    internal sealed record Not(Condition Condition) : Condition
    {
        public override string Words => $"not {(Condition is All or Any ? $"({Condition.Words})" : Condition.Words)}";

        public override bool Holds(AttemptFacts facts, ICollection<Evidence> evidence) => !Condition.Holds(facts, []);
    }

    /// <summary>A signal that has a value.</summary>
    internal sealed record Present(Signal Signal) : Condition
    {
        public override string Words => $"`{Signal.Name}` is known";

        public override bool Holds(AttemptFacts facts, ICollection<Evidence> evidence) => Shown(Signal, facts, evidence, value => value is not null);
    }

    /// <summary>A signal that has one of several values; of a list, one of its words.</summary>
    internal sealed record OneOf(Signal Signal, IReadOnlyList<object> Values) : Condition
    {
        public override string Words => Values.Count == 1
            ? $"`{Signal.Name}` is {Written(Values[0])}"
            : $"`{Signal.Name}` is one of {string.Join(", ", Values.Select(Written))}";

        public override bool Holds(AttemptFacts facts, ICollection<Evidence> evidence) =>
            Shown(Signal, facts, evidence, value => value is IReadOnlyList<string> words ? words.Any(word => Values.Contains(word)) : value is not null && Values.Contains(value));
    }

    /// <summary>A number between two bounds, both of them included; a bound that is null is none.</summary>
    internal sealed record Range(Signal Signal, long? From, long? To) : Condition
    {
        public override string Words => (From, To) switch
        {
            ({ } from, { } to) => $"`{Signal.Name}` is {Written(from)} to {Written(to)}",
            ({ } from, _) => $"`{Signal.Name}` is at least {Written(from)}",
            (_, { } to) => $"`{Signal.Name}` is at most {Written(to)}",
            _ => $"`{Signal.Name}` is known",
        };

        public override bool Holds(AttemptFacts facts, ICollection<Evidence> evidence) =>
            Shown(Signal, facts, evidence, value => value is long number && !(number < From) && !(number > To));
    }

    /// <summary>A text that begins in one of several ways.</summary>
    internal sealed record Prefix(Signal Signal, IReadOnlyList<string> Beginnings) : Condition
    {
        public override string Words => $"`{Signal.Name}` begins with {string.Join(" or ", Beginnings.Select(Written))}";

        public override bool Holds(AttemptFacts facts, ICollection<Evidence> evidence) =>
            Shown(Signal, facts, evidence, value => value is string text && Beginnings.Any(beginning => text.StartsWith(beginning, StringComparison.Ordinal)));
    }

    private static bool Shown(Signal signal, AttemptFacts facts, ICollection<Evidence> evidence, Func<object?, bool> holds)
    {
        const int LongestValue = 64;
        var value = signal.Read(facts);
        if (!holds(value))
            return false;

        evidence.Add(new(signal.Name, Plain(value!) is { Length: > LongestValue } text ? text[..LongestValue] : Plain(value!)));
        return true;
    }

    private static string Joined(IReadOnlyList<Condition> conditions, string word) =>
        string.Join(word, conditions.Select(condition => condition is Any or All && conditions.Count > 1 ? $"({condition.Words})" : condition.Words));

    private static string Written(object value) => $"`{Plain(value)}`";

    private static string Plain(object value) => value switch
    {
        bool truth => truth ? "true" : "false",
        IReadOnlyList<string> words => string.Join(", ", words),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}
