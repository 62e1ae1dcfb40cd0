using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace Ostiary.Storage;

/// <summary>Makes all commits that wait durable with one flush of the disk. Each is all or nothing by itself, and none knows of the others.</summary>
internal static class SqliteGroup
{
    private const int MostAtOnce = 64;

    private static readonly Statement Mark = new("SAVEPOINT one");
    private static readonly Statement Keep = new("RELEASE one");
    private static readonly Statement Undo = new("ROLLBACK TO one");

    public static List<PendingCommit> TakeFrom(ConcurrentQueue<PendingCommit> waiting)
    {
        var group = new List<PendingCommit>();
        while (group.Count < MostAtOnce && waiting.TryDequeue(out var pending))
        {
            if (pending.IsStillWanted())
                group.Add(pending);
        }

        return group;
    }

    /// <summary>Decides every commit of the group, or throws when none of them was written.</summary>
    public static void Commit(SqliteLine line, List<PendingCommit> group)
    {
        line.Execute(SqliteLine.Begin);
        foreach (var pending in group)
            Write(line, pending);

        line.Execute(SqliteLine.Commit);
        foreach (var pending in group.Where(pending => !pending.IsDecided))
            pending.Succeed();
    }

    private static void Write(SqliteLine line, PendingCommit pending)
    {
        line.Execute(Mark);
        try
        {
            pending.Written = Execute(line, pending);
        }
        catch (Exception error) when (line.InTransaction)
        {
            // A mistake in these statements is their caller's alone; an error that ended the whole transaction is everybody's.
            line.Execute(Undo);
            pending.Fail(error);
        }

        if (pending.Written is { Succeeded: false })
            line.Execute(Undo);

        line.Execute(Keep);
    }

    private static Committed Execute(SqliteLine line, PendingCommit pending)
    {
        var affected = new List<int>(pending.Before.Count + pending.After.Count + 1);
        try
        {
            foreach (var statement in pending.Before)
                affected.Add(line.Execute(statement));

            if (pending.Rows is { } rows)
                affected.Add(line.Insert(rows));

            foreach (var statement in pending.After)
                affected.Add(line.Execute(statement));
        }
        catch (SqliteException error) when (SqliteTrouble.IsViolation(error))
        {
            return Committed.Violated(affected.Count);
        }

        return new Committed { RowsAffected = affected };
    }
}
