using System.Globalization;

namespace Ostiary.Fuzz;

/// <summary>The inputs of one target that each taught something: the shortest known for its signature. Not thread-safe: each worker has its own.</summary>
internal sealed class Corpus
{
    /// <summary>Beyond this, more inputs only slow the next ones down.</summary>
    private const int Most = 256;

    /// <summary>Longer inputs are tried, and never kept.</summary>
    private const int LongestKept = 8 * 1024;

    private readonly Dictionary<ulong, int> _places = [];
    private readonly List<byte[]> _inputs;

    public Corpus(IEnumerable<byte[]> seeds) => _inputs = [.. seeds];

    public IReadOnlyList<byte[]> Inputs => _inputs;

    /// <summary>Every signature met, with the shortest input that gave it; empty for those too long to keep.</summary>
    public IEnumerable<(ulong Signature, byte[] Input)> Kept => _places.Where(place => place.Value >= 0).Select(place => (place.Key, _inputs[place.Value]));

    public IReadOnlyCollection<ulong> Signatures => _places.Keys;

    /// <summary>Keeps an input when its signature is new, or it is the shorter one of its signature.</summary>
    public void Learn(ulong signature, ReadOnlySpan<byte> input)
    {
        var isKnown = _places.TryGetValue(signature, out var place);
        if (isKnown && (place < 0 || _inputs[place].Length <= input.Length))
            return;

        if (input.Length > LongestKept || (!isKnown && _places.Count >= Most))
        {
            _places.TryAdd(signature, -1);
            return;
        }

        if (isKnown)
        {
            _inputs[place] = input.ToArray();
            return;
        }

        _places[signature] = _inputs.Count;
        _inputs.Add(input.ToArray());
    }

    /// <summary>The inputs kept in the repository for one target; none when there is no folder.</summary>
    public static IEnumerable<byte[]> Read(string target) => Directory.Exists(FolderOf(target))
        ? Directory.EnumerateFiles(FolderOf(target), "*.bin").Order(StringComparer.Ordinal).Select(File.ReadAllBytes)
        : [];

    /// <summary>Replaces the inputs kept in the repository for one target.</summary>
    public static int Write(string target, IEnumerable<Corpus> corpora)
    {
        var shortest = corpora.SelectMany(corpus => corpus.Kept)
            .GroupBy(kept => kept.Signature)
            .Select(same => same.MinBy(kept => kept.Input.Length))
            .OrderBy(kept => kept.Signature)
            .Take(Most)
            .ToList();
        if (Directory.Exists(FolderOf(target)))
            Directory.Delete(FolderOf(target), recursive: true);
        Directory.CreateDirectory(FolderOf(target));
        foreach (var (signature, input) in shortest)
            File.WriteAllBytes(Path.Combine(FolderOf(target), signature.ToString("x16", CultureInfo.InvariantCulture) + ".bin"), input);
        return shortest.Count;
    }

    private static string FolderOf(string target) => Path.Combine(VectorFolder.Find(), "fuzz", target);
}
