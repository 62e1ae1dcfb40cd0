using System.Data.Common;
using Ostiary.Storage;

namespace Ostiary.Telemetry;

/// <summary>Reads the counted days of a period. Answered by the primary key.</summary>
internal static class ListDays
{
    private const string Sql =
        """
        SELECT day_ms, cells
          FROM day_books
         WHERE relying_party_id = @relyingParty
           AND day_ms          >= @from
           AND day_ms           < @until
         ORDER BY day_ms
        """;

    public static Statement Query(AttemptFilter filter) =>
        new(Sql, ("relyingParty", filter.RelyingParty.Value), ("from", DayMarks.DayOf(filter.From.ToUnixTimeMilliseconds())), ("until", filter.Until));

    public static (long DayMs, byte[] Cells) Read(DbDataReader row) => (row.GetInt64(0), row.Bytes(1));
}
