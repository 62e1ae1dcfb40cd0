using System.Data.Common;
using Ostiary.Storage;

namespace Ostiary.Accounts;

/// <summary>A key as it is stored: wrapped.</summary>
internal sealed record RingKeyRow(
    KeyId Id, string Purpose, long Generation, byte[] Wrapped, DateTimeOffset ActivatesAt, DateTimeOffset? RetiresAt)
{
    public static RingKeyRow Read(DbDataReader row) =>
        new(new KeyId(row.GetString(0)), row.GetString(1), row.GetInt64(2), row.Bytes(3), row.Instant(4), row.InstantOrNull(5));
}
