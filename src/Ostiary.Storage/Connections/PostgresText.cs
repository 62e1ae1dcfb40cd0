using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Npgsql;

namespace Ostiary.Storage;

/// <summary>A statement's text as PostgreSQL itself speaks: <c>$1</c> for <c>@name</c>. Worked out once per text.</summary>
internal sealed partial class PostgresText
{
    // By reference, for most texts are constants: hashing a long one at every use would cost more than all the rest here. One that was composed goes with its question.
    private static readonly ConditionalWeakTable<string, PostgresText> Known = [];

    private readonly string[] _names;

    private PostgresText(string sql)
    {
        var names = new List<string>();
        Sql = Parameter.Replace(sql, match =>
        {
            if (!match.Groups["name"].Success)
                return match.Value;

            var at = names.IndexOf(match.Groups["name"].Value);
            if (at < 0)
            {
                at = names.Count;
                names.Add(match.Groups["name"].Value);
            }

            return FormattableString.Invariant($"${at + 1}");
        });
        _names = [.. names];
    }

    public string Sql { get; }

    public static PostgresText Of(Statement statement) => Known.GetValue(statement.Sql, static sql => new PostgresText(sql));

    /// <summary>Adds the values in the order in which the text numbers them.</summary>
    public void Bind(Statement statement, NpgsqlParameterCollection parameters)
    {
        foreach (var name in _names)
        {
            parameters.Add(statement.ValueOf(name) switch
            {
                long number => new NpgsqlParameter<long> { TypedValue = number },
                string text => new NpgsqlParameter<string> { TypedValue = text },
                byte[] bytes => new NpgsqlParameter<byte[]> { TypedValue = bytes },
                long[] numbers => new NpgsqlParameter<long[]> { TypedValue = numbers },
                long?[] numbers => new NpgsqlParameter<long?[]> { TypedValue = numbers },
                string?[] texts => new NpgsqlParameter<string?[]> { TypedValue = texts },
                byte[]?[] blobs => new NpgsqlParameter<byte[]?[]> { TypedValue = blobs },
                _ => new NpgsqlParameter { Value = DBNull.Value },
            });
        }
    }

    // Quoted text and comments are matched first, so that an @ inside them stays what it is.
    [GeneratedRegex("""'(?:[^']|'')*'|--[^\n]*|@(?<name>[A-Za-z_]\w*)""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Parameter { get; }
}
