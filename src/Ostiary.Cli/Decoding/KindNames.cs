using System.Text.Json;
using Ostiary.WebAuthn;

namespace Ostiary.Cli.Decoding;

/// <summary>What the kinds of input are called on the command line, such as <c>client-data</c>.</summary>
internal static class KindNames
{
    private static readonly Dictionary<string, ExplainedKind> Kinds = Enum.GetValues<ExplainedKind>().ToDictionary(Of);

    public static IReadOnlyCollection<string> All => Kinds.Keys;

    public static string Of(ExplainedKind kind) => JsonNamingPolicy.KebabCaseLower.ConvertName(kind.ToString());

    /// <summary>The kind of a name; null when the name is null or none.</summary>
    public static ExplainedKind? Read(string? name) => name is not null && Kinds.TryGetValue(name, out var kind) ? kind : null;
}
