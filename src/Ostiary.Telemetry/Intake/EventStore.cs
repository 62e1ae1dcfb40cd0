using System.Collections.Concurrent;
using Ostiary.Kernel;
using Ostiary.Storage;

namespace Ostiary.Telemetry;

/// <summary>Writes batches of events, durably and each event once. Batches that wait together are written together.</summary>
public sealed class EventStore : IDisposable
{
    private const int MostRowsAtOnce = 4_000;
    private const int MostKeysOfNote = 250;

    // One statement is under way while the next one is put together; more would only fight over the same index pages.
    private const int Lanes = 2;

    private static readonly HashSet<Guid> None = [];

    private readonly Database _database;
    private readonly Pseudonyms _pseudonyms;
    private readonly TimeProvider _clock;
    private readonly Entropy _entropy;
    private readonly ConcurrentQueue<Pending> _waiting = [];
    private readonly SemaphoreSlim _lanes = new(Lanes);

    /// <summary>A store in a database.</summary>
    public EventStore(Database database, TimeProvider clock, Entropy entropy)
    {
        (_database, _clock, _entropy) = (database, clock, entropy);
        _pseudonyms = new Pseudonyms(database, clock, entropy);
    }

    internal Pseudonyms Pseudonyms => _pseudonyms;

    /// <summary>Writes one batch: all events of one relying party with one batch number. What it returns was here before.</summary>
    /// <exception cref="DatabaseUnavailableException">Nothing is known to be written; the same batch may be written again.</exception>
    public async Task<IReadOnlySet<Guid>> Write(IReadOnlyList<StoredEvent> batch)
    {
        if (batch.Count == 0)
            return None;

        var pending = new Pending(batch);
        _waiting.Enqueue(pending);
        await _lanes.WaitAsync();
        try
        {
            while (!pending.IsTaken)
                await WriteThoseWaiting();
        }
        finally
        {
            _lanes.Release();
        }

        return await pending.Done.Task;
    }

    /// <inheritdoc/>
    public void Dispose() => _lanes.Dispose();

    private async Task WriteThoseWaiting()
    {
        var group = TakeThoseWaiting();
        try
        {
            if (group.Count > 0)
                await Write(group);
        }
        catch (DatabaseUnavailableException away)
        {
            group.ForEach(pending => pending.Done.TrySetException(away));
        }
        finally
        {
            // Whatever went wrong, nobody waits for ever.
            group.ForEach(pending => pending.Done.TrySetException(new DatabaseUnavailableException("The write was broken off.")));
        }
    }

    private List<Pending> TakeThoseWaiting()
    {
        var group = new List<Pending>();
        var rows = 0;
        while (rows < MostRowsAtOnce && _waiting.TryDequeue(out var pending))
        {
            pending.IsTaken = true;
            group.Add(pending);
            rows += pending.Batch.Count;
        }

        return group;
    }

    private async Task Write(List<Pending> group)
    {
        var events = await Named(group);
        var committed = await _database.Commit([], InsertEvents.Of(events), [.. NotesOf(group)], CancellationToken.None);
        var passedOver = events.Count - committed.RowsAffected[0];
        foreach (var pending in group)
            pending.Done.TrySetResult(passedOver == 0 ? None : await ArrivedBefore(pending.Batch));
    }

    // With the events or not at all: what was acknowledged will be folded, whoever dies in between.
    private IEnumerable<Statement> NotesOf(List<Pending> group) =>
        FoldKey.Of(group.SelectMany(pending => pending.Batch)).Chunk(MostKeysOfNote).Select(keys => FoldNotes.Insert(keys, _clock, _entropy))
            .Concat(DayMarks.Of(group.SelectMany(pending => pending.Batch), _entropy));

    private async Task<List<NamedEvent>> Named(List<Pending> group)
    {
        var events = group.SelectMany(pending => pending.Batch).ToList();
        var names = new Dictionary<string, IReadOnlyDictionary<string, Pseudonym>>(StringComparer.Ordinal);
        foreach (var site in events.GroupBy(one => one.RelyingParty, StringComparer.Ordinal))
        {
            var macs = site.SelectMany(one => MacsOf(one).Select(mac => (mac, one.OccurredAtMs))).ToList();
            names[site.Key] = await _pseudonyms.Of(site.Key, macs, CancellationToken.None);
        }

        return events.ConvertAll(one => Named(one, names[one.RelyingParty]));
    }

    private static NamedEvent Named(StoredEvent one, IReadOnlyDictionary<string, Pseudonym> names) =>
        // It comes from before the erasure of somebody whom it names: it stays as a figure, and leads to nobody.
        MacsOf(one).Any(mac => names[Pseudonyms.NameOf(mac)].IsErasedFor(one.OccurredAtMs))
            ? new NamedEvent(one with { Tab = "", Session = "", Flow = null, Decision = null }, null, null, null)
            : new NamedEvent(one, NameIn(names, one.Subject), NameIn(names, one.Credential), NameIn(names, one.SessionRef));

    private static IEnumerable<byte[]> MacsOf(StoredEvent one) => new[] { one.Subject, one.Credential, one.SessionRef }.OfType<byte[]>();

    private static string? NameIn(IReadOnlyDictionary<string, Pseudonym> names, byte[]? mac) => mac is null ? null : names[Pseudonyms.NameOf(mac)].Text;

    private async Task<HashSet<Guid>> ArrivedBefore(IReadOnlyList<StoredEvent> batch)
    {
        var before = new HashSet<Guid>();
        foreach (var query in ListArrivedBefore.Queries(_database.Dialect, batch))
            before.UnionWith(await _database.Read(query, row => new Guid(row.Bytes(0), bigEndian: true), CancellationToken.None));

        return before;
    }

    private sealed class Pending(IReadOnlyList<StoredEvent> batch)
    {
        private volatile bool _isTaken;

        public IReadOnlyList<StoredEvent> Batch => batch;

        public bool IsTaken
        {
            get => _isTaken;
            set => _isTaken = value;
        }

        public TaskCompletionSource<IReadOnlySet<Guid>> Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
