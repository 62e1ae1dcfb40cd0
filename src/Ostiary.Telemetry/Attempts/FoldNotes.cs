using System.Buffers.Binary;
using Ostiary.Kernel;
using Ostiary.Storage;

namespace Ostiary.Telemetry;

/// <summary>A note of what must be folded.</summary>
internal sealed record FoldNote(byte[] Id, string Keys);

/// <summary>Notes of what must be folded: written with the events, deleted with the attempts. Answered by the primary key, oldest first.</summary>
internal static class FoldNotes
{
    private const string SqlInsert =
        """
        INSERT INTO fold_notes (note_id, fold_keys)
        VALUES (@id, @keys)
        """;

    private const string SqlList =
        """
        SELECT note_id, fold_keys
          FROM fold_notes
         ORDER BY note_id
         LIMIT @most
        """;

    private const string SqlDelete =
        """
        DELETE FROM fold_notes
         WHERE note_id = @id
        """;

    private const string SqlDeleteMany =
        """
        DELETE FROM fold_notes
         WHERE note_id = ANY (@ids)
        """;

    /// <summary>Writes one note of these keys.</summary>
    public static Statement Insert(IEnumerable<FoldKey> keys, TimeProvider clock, Entropy entropy) =>
        new(SqlInsert, ("id", NewId(clock, entropy)), ("keys", FoldKey.Write(keys)));

    public static Statement Oldest(int most) => new(SqlList, ("most", most));

    /// <summary>The statements for one dialect.</summary>
    public static IEnumerable<Statement> Delete(Dialect dialect, IReadOnlyList<FoldNote> notes) => dialect == Dialect.Postgres
        ? [new Statement(SqlDeleteMany, ("ids", notes.Select(note => note.Id).ToArray()))]
        : notes.Select(note => new Statement(SqlDelete, ("id", note.Id)));

    // Eight bytes of time and eight of chance: in order as far as nodes' clocks agree, and different everywhere.
    private static byte[] NewId(TimeProvider clock, Entropy entropy)
    {
        var id = new byte[16];
        BinaryPrimitives.WriteInt64BigEndian(id, clock.GetUtcNow().ToUnixTimeMilliseconds());
        entropy.Fill(id.AsSpan(8));
        return id;
    }
}
