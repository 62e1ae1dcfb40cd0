namespace Ostiary.Storage;

/// <summary>One SQL text with its named parameters, ready to be read or committed. Immutable.</summary>
/// <remarks>
/// A value is <c>null</c>, text, bytes, <c>long</c>, or one of those that become a <c>long</c>: <c>int</c>, <c>bool</c> (0 or 1) and
/// <see cref="DateTimeOffset"/> (Unix milliseconds, UTC); or, on PostgreSQL alone, an array of text, of bytes or of <c>long</c>.
/// The text is a constant or composed of constants, never of values: prepared statements are kept by it.
/// </remarks>
public sealed record Statement
{
    /// <summary>A statement from its text and the values of its <c>@parameters</c>.</summary>
    /// <exception cref="ArgumentException">A value is of a type that a column cannot hold.</exception>
    public Statement(string sql, params (string Name, object? Value)[] parameters)
    {
        Sql = sql;
        Parameters = Array.ConvertAll(parameters, parameter => (parameter.Name, Stored(parameter)));
    }

    /// <summary>The text, with parameters written <c>@name</c>.</summary>
    public string Sql { get; }

    /// <summary>Names without the <c>@</c>; values as they are stored.</summary>
    public IReadOnlyList<(string Name, object? Value)> Parameters { get; }

    /// <summary>The stored value of one parameter.</summary>
    internal object? ValueOf(string name)
    {
        foreach (var parameter in Parameters)
        {
            if (string.Equals(parameter.Name, name, StringComparison.Ordinal))
                return parameter.Value;
        }

        throw new InvalidOperationException($"No value was given for @{name} of: {Sql}");
    }

    private static object? Stored((string Name, object? Value) parameter) => parameter.Value switch
    {
        null or string or byte[] or long or string?[] or byte[]?[] or long[] or long?[] => parameter.Value,
        int number => (long)number,
        bool flag => flag ? 1L : 0L,
        DateTimeOffset instant => instant.ToUnixTimeMilliseconds(),
        var other => throw new ArgumentException($"@{parameter.Name} is a {other.GetType().Name}; no column holds that", nameof(parameter)),
    };
}
