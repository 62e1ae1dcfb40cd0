using Ostiary.Storage;

namespace Ostiary.Telemetry;

/// <summary>Folds what notes ask for. Any number of nodes may do so at once; each change is made by one of them, whole or not at all.</summary>
public sealed class AttemptFolding(Database database, RuleSet rules)
{
    private const int MostNotes = 200;
    private const int MostKeys = 500;

    /// <summary>True when no note waits. What arrives meanwhile leaves new ones.</summary>
    public async Task<bool> HasCaughtUp(CancellationToken cancel) =>
        (await database.Read(FoldNotes.Oldest(1), _ => true, cancel)).Count == 0;

    /// <summary>Folds what the oldest notes ask for.</summary>
    /// <returns>How many attempts were folded; null when nothing is left to do, or another node was quicker.</returns>
    public async Task<int?> FoldOnce(CancellationToken cancel)
    {
        // Read first: whatever is read after it is at least as new as this step, and the commit says whether it still is the last.
        var step = await FoldSteps.Last(database, cancel);
        var notes = SomeOf(await database.Read(FoldNotes.Oldest(MostNotes), row => new FoldNote(row.Bytes(0), row.GetString(1)), cancel));
        if (notes.Count == 0)
            return null;

        var work = new FoldWork(database, rules);
        await work.Fold([.. notes.SelectMany(note => FoldKey.Read(note.Keys)).Distinct()], cancel);
        var changes = await work.Changes(cancel);
        var committed = await database.Commit(
            [.. FoldSteps.Take(step), .. WriteAttempts.Deletions(changes)], WriteAttempts.Rows(changes),
            [.. WriteAttempts.Marks(changes), .. FoldNotes.Delete(database.Dialect, notes)], cancel);
        return committed.Succeeded ? work.Folded : null;
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
