using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;

namespace Ostiary.Telemetry;

/// <summary>What a browser makes of the time limit that a site asks for, in milliseconds.</summary>
internal sealed record TimeoutClamp(long MinMs, long MaxMs, long DefaultMs);

/// <summary>One failure that platforms are known to report.</summary>
/// <param name="Id">Its name in the table.</param>
/// <param name="Layer">The layer of the platform that reports it.</param>
/// <param name="Class">What it means when nothing else is known.</param>
/// <param name="Decides">Whether it says so by itself, whatever the other signals are.</param>
/// <param name="Confidence">How sure that is, from 0 to 1.</param>
/// <param name="Name">The error's name.</param>
/// <param name="Codes">The error's code in each way in which platforms write it.</param>
/// <param name="Operations">The operations that report it; null for all.</param>
/// <param name="Engine">The engine that reports it; null for all.</param>
/// <param name="Os">The system that reports it; null for all.</param>
/// <param name="Texts">Parts of the error's text that only this failure has.</param>
/// <param name="Hash">The start of the SHA-256 of the error's whole text, in hexadecimal digits.</param>
/// <param name="ByName">Whether its name alone is enough although its text is known.</param>
/// <param name="Retry">Whether trying again can help: yes, once, no, depends, user_initiated, after_user_action.</param>
public sealed record KnownFailure(
    string Id,
    string Layer,
    ErrorClass Class,
    bool Decides,
    double Confidence,
    string? Name = null,
    IReadOnlyList<string>? Codes = null,
    IReadOnlyList<string>? Operations = null,
    string? Engine = null,
    string? Os = null,
    IReadOnlyList<string>? Texts = null,
    string? Hash = null,
    bool ByName = false,
    string? Retry = null);

/// <summary>The failures that are known, and what browsers do with time limits. Built in as data; thread-safe.</summary>
internal sealed record FailureTable(
    IReadOnlyDictionary<string, TimeoutClamp> Clamps, IReadOnlyDictionary<string, IReadOnlyList<string>> Layers, IReadOnlyList<KnownFailure> Failures)
{
    private const int LongestText = 1024;
    private const int HashLetters = 16;

    /// <summary>The layer of an error that names no domain: a web page's.</summary>
    private const string WebLayer = "dom";

    private static readonly Lazy<FailureTable> Only = new(() => EmbeddedTable.Read("Classification.failures.json", ClassificationTables.Default.FailureTable));

    private readonly Lazy<FrozenDictionary<string, KnownFailure>> _byHash = new(() => Failures
        .Where(failure => failure.Hash is not null)
        .DistinctBy(failure => failure.Hash)
        .ToFrozenDictionary(failure => failure.Hash!, StringComparer.OrdinalIgnoreCase));

    private readonly Lazy<(string Text, KnownFailure Failure)[]> _byText = new(() =>
    [
        .. Failures.SelectMany(failure => (failure.Texts ?? []).Select(text => (text, failure))).OrderByDescending(pair => pair.text.Length),
    ]);

    private readonly Lazy<ILookup<string, KnownFailure>> _byCode = new(() => Failures
        .SelectMany(failure => (failure.Codes ?? []).Select(code => (Code: code.ToUpperInvariant(), Failure: failure)))
        .ToLookup(pair => pair.Code, pair => pair.Failure));

    private readonly Lazy<ILookup<string, KnownFailure>> _byName = new(() => Failures
        .Where(failure => failure.Name is not null)
        .ToLookup(failure => failure.Name!, StringComparer.Ordinal));

    /// <summary>The table that is built in.</summary>
    public static FailureTable BuiltIn => Only.Value;

    /// <summary>The layer of a domain, in any of the ways in which platforms write it; null when it is none that is known.</summary>
    public string? LayerOf(string? domain) =>
        domain is null ? WebLayer : Layers.FirstOrDefault(layer => layer.Key == domain || layer.Value.Contains(domain, StringComparer.OrdinalIgnoreCase)).Key;

    /// <summary>The failure that an error is: by its text, else by a code inside it, else by its code, else by its name. Null when it is none of them.</summary>
    public KnownFailure? Find(AttemptSignals signals, string? layer, string? engine)
    {
        var where = new Place(signals, layer, engine);
        return ByText(signals) ?? ByCode(where) ?? ByName(where);
    }

    /// <summary>The start of the SHA-256 of a text, as the SDK sends it.</summary>
    public static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..HashLetters];

    private KnownFailure? ByText(AttemptSignals signals)
    {
        if (signals.MessageHash is { } hash && _byHash.Value.TryGetValue(hash, out var hashed))
            return hashed;

        if (signals.Message is not { Length: > 0 } text)
            return null;

        var bounded = text.Length > LongestText ? text[..LongestText] : text;
        if (_byHash.Value.TryGetValue(HashOf(bounded), out var whole))
            return whole;

        // WebKit puts the status of a security key into its text.
        return StatusIn(bounded) is { } status && Fitting(_byCode.Value[status], failure => failure.Layer is "ctap" or "u2f_apdu") is { } precise
            ? precise
            : _byText.Value.FirstOrDefault(pair => bounded.Contains(pair.Text, StringComparison.OrdinalIgnoreCase)).Failure;
    }

    private KnownFailure? ByCode(Place where)
    {
        if (where.Signals.ErrorCode is not { Length: > 0 and <= 128 } code)
            return null;

        var candidates = _byCode.Value[code.ToUpperInvariant()].Where(where.Allows);
        return Best(candidates);
    }

    // A name alone is the weakest trace: what is said for one engine or system beats what is said for all.
    private KnownFailure? ByName(Place where)
    {
        var name = where.Signals.ErrorName ?? (where.Layer is "relying_party" ? where.Signals.ServerCode : null);
        return name is null ? null : Best(_byName.Value[name].Where(failure => failure is { Texts: null, Hash: null } or { ByName: true }).Where(where.Allows));
    }

    private static KnownFailure? Best(IEnumerable<KnownFailure> candidates) =>
        candidates.MaxBy(failure => (failure.Os is null ? 0 : 2) + (failure.Engine is null ? 0 : 1) + (failure.Operations is null ? 0 : 1));

    private static KnownFailure? Fitting(IEnumerable<KnownFailure> candidates, Func<KnownFailure, bool> fits) => candidates.FirstOrDefault(fits);

    private static string? StatusIn(string text)
    {
        const string Mark = "Error code: ";
        var at = text.IndexOf(Mark, StringComparison.Ordinal);
        if (at < 0)
            return null;

        var digits = text[(at + Mark.Length)..].TakeWhile(char.IsAsciiDigit).Take(6).ToArray();
        return digits.Length == 0 ? null : new string(digits);
    }

    /// <summary>Where an error arose, and which failures of the table can arise there.</summary>
    private sealed record Place(AttemptSignals Signals, string? Layer, string? Engine)
    {
        public bool Allows(KnownFailure failure) =>
            failure.Layer == Layer
            && (failure.Engine is null || failure.Engine == Engine)
            && (failure.Os is null || failure.Os == Signals.Os)
            && (failure.Operations is null || Signals.Operation is null || failure.Operations.Contains(Signals.Operation));
    }
}
