using Ostiary.Storage;

namespace Ostiary.Telemetry;

/// <summary>Numbers the commits that change attempts or rollups, so that of two nodes that read the same state only one writes.</summary>
internal static class FoldSteps
{
    /// <summary>Where the two statements of <see cref="Take"/> stand in a commit: the first one meets the constraint.</summary>
    public const int Place = 0;

    private const string SqlLast =
        """
        SELECT step_no
          FROM fold_steps
         ORDER BY step_no DESC
         LIMIT 1
        """;

    private const string SqlInsert =
        """
        INSERT INTO fold_steps (step_no)
        VALUES (@step)
        """;

    private const string SqlDelete =
        """
        DELETE FROM fold_steps
         WHERE step_no < @step
        """;

    /// <summary>The last step that was taken; 0 before the first. To be read before anything that the next step rests on.</summary>
    public static Task<long> Last(Database database, CancellationToken cancel) =>
        database.ReadFirst(new Statement(SqlLast), row => row.GetInt64(0), cancel);

    /// <summary>Takes the step after another. Refused by the primary key when somebody else has.</summary>
    public static IEnumerable<Statement> Take(long last) => [new(SqlInsert, ("step", last + 1)), new(SqlDelete, ("step", last + 1))];
}
