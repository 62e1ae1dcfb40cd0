using Ostiary.Storage;

namespace Ostiary.Telemetry;

/// <summary>Folds what notes ask for. Any number of nodes may do so at once; each change is made by one of them, whole or not at all.</summary>
public sealed class AttemptFolding(Database database, RuleSet rules)
{
    private const int MostNotes = 50;
    private const int MostKeys = 500;

    private readonly AttemptStories _stories = new(database);

    /// <summary>True when no note waits. What arrives meanwhile leaves new ones.</summary>
    public async Task<bool> HasCaughtUp(CancellationToken cancel) =>
        (await database.Read(FoldNotes.Oldest(1), _ => true, cancel)).Count == 0;

    /// <summary>Folds what the oldest notes ask for.</summary>
    /// <returns>How many attempts were written; null when nothing is left to do, or another node was quicker.</returns>
    public async Task<int?> FoldOnce(CancellationToken cancel)
    {
        // Read first: whatever is read after it is at least as new as this step, and the commit says whether it still is the last.
        var step = await FoldSteps.Last(database, cancel);
        var notes = SomeOf(await database.Read(FoldNotes.Oldest(MostNotes), row => new FoldNote(row.Bytes(0), row.GetString(1)), cancel));
        if (notes.Count == 0)
            return null;

        var work = new FoldWork(_stories, rules);
        foreach (var key in notes.SelectMany(note => FoldKey.Read(note.Keys)).Distinct())
            await work.Fold(key, cancel);

        var committed = await database.Commit([.. FoldSteps.Take(step), .. work.Commands(), .. notes.Select(FoldNotes.Delete)], cancel);
        return committed.Succeeded ? work.Written : null;
    }

    // At least one note, however many keys it has.
    private static List<FoldNote> SomeOf(List<FoldNote> notes)
    {
        var (some, keys) = (new List<FoldNote>(), 0);
        foreach (var note in notes.TakeWhile(_ => keys < MostKeys))
        {
            some.Add(note);
            keys += note.Keys.Count(letter => letter == '\n') + 1;
        }

        return some;
    }
}

/// <summary>What one step of folding comes to: each attempt once.</summary>
internal sealed class FoldWork(AttemptStories stories, RuleSet rules)
{
    private readonly Dictionary<(string RelyingParty, string Key), Attempt?> _attempts = [];

    /// <summary>How many attempts there are to write.</summary>
    public int Written => _attempts.Values.Count(attempt => attempt is not null);

    /// <summary>Folds what a key stands for, and what changes with it.</summary>
    public async Task Fold(FoldKey key, CancellationToken cancel)
    {
        switch (key.Kind)
        {
            case FoldKey.OfCeremony:
                await FoldCeremony(key.RelyingParty, key.Id, cancel);
                break;
            case FoldKey.OfVisit:
                foreach (var known in await stories.KeysOfVisit(key.RelyingParty, key.Id, cancel))
                    await FoldAttempt(key.RelyingParty, known, cancel);

                break;
            default:
                await FoldAttempt(key.RelyingParty, key.Id, cancel);
                break;
        }
    }

    public IEnumerable<Statement> Commands() => _attempts.SelectMany(folded =>
        folded.Value is { } attempt ? WriteAttempt.Commands(attempt) : WriteAttempt.Remove(folded.Key.RelyingParty, folded.Key.Key));

    private async Task FoldAttempt(string relyingParty, string key, CancellationToken cancel)
    {
        if (!Guid.TryParseExact(key, "D", out var first))
            return;

        var waiting = new Queue<Guid>([first]);
        while (waiting.TryDequeue(out var attempt))
        {
            if (_attempts.ContainsKey((relyingParty, attempt.ToString("D"))))
                continue;

            var (story, claimants) = await stories.OfAttempt(relyingParty, attempt, cancel);
            if (story is null)
                continue;

            Take(story);
            foreach (var ceremony in story.Ceremonies)
                _attempts[(relyingParty, ceremony)] = null;

            foreach (var claimant in claimants)
                waiting.Enqueue(claimant);
        }
    }

    private async Task FoldCeremony(string relyingParty, string ceremony, CancellationToken cancel)
    {
        if (_attempts.ContainsKey((relyingParty, ceremony)))
            return;

        var (story, owner) = await stories.OfCeremony(relyingParty, ceremony, cancel);
        if (owner is { } attempt)
            await FoldAttempt(relyingParty, attempt.ToString("D"), cancel);
        else if (story is not null)
            Take(story);
    }

    private void Take(AttemptStory story) => _attempts[(story.RelyingParty, story.Key)] = Folding.Fold(story, rules).Attempt;
}
