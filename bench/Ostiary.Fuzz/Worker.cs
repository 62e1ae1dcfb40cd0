using System.Diagnostics;

namespace Ostiary.Fuzz;

/// <summary>One thread's share of a run: deterministic by its seed, whatever the other threads do.</summary>
internal sealed class Worker(Target target, ulong seed, IEnumerable<byte[]> known)
{
    private readonly Mutator _mutator = new();
    private readonly Dice _dice = new(seed);
    private readonly List<Finding> _findings = [];
    private long _cases;
    private long _caseBegan;

    public Corpus Corpus { get; } = new(known);

    public IReadOnlyList<Finding> Findings => _findings;

    /// <summary>How many cases were tried.</summary>
    public long Cases => Interlocked.Read(ref _cases);

    public TimeSpan Slowest { get; private set; }

    public long MostBytes { get; private set; }

    /// <summary>How long the present case has been running; zero between cases.</summary>
    public TimeSpan Present => Interlocked.Read(ref _caseBegan) is > 0 and var began ? Stopwatch.GetElapsedTime(began) : TimeSpan.Zero;

    /// <summary>Tries what is known, then fresh cases until they are enough, or there is no more time.</summary>
    public void Run(long cases, CancellationToken stop)
    {
        foreach (var input in Corpus.Inputs.ToList())
        {
            Measured.Run(target, input); // the first time pays for what is only done once
            Try(input);
        }

        for (var count = 0L; count < cases && !stop.IsCancellationRequested; count++)
        {
            var inputs = Corpus.Inputs;
            Try(_mutator.From(inputs[_dice.Below(inputs.Count)], inputs[_dice.Below(inputs.Count)], target.Dialect, _dice));
        }
    }

    private void Try(ReadOnlyMemory<byte> input)
    {
        Interlocked.Exchange(ref _caseBegan, Stopwatch.GetTimestamp());
        var measured = Measured.Run(target, input);
        Interlocked.Exchange(ref _caseBegan, 0);
        Interlocked.Increment(ref _cases);

        Slowest = measured.Time > Slowest ? measured.Time : Slowest;
        MostBytes = Math.Max(MostBytes, measured.Bytes);
        if (measured.Complaint is { } complaint)
            Note(complaint, input);
        else
            Corpus.Learn(measured.Seen.Signature(), input.Span);
    }

    // One of a kind is enough to begin with.
    private void Note(string complaint, ReadOnlyMemory<byte> input)
    {
        if (_findings.Count < Finding.Most)
            _findings.Add(new Finding(target.Name, complaint, input.ToArray()));
    }
}
