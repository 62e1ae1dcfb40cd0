using System.Data.Common;
using Ostiary.Kernel;
using Ostiary.Storage;

namespace Ostiary.Accounts;

/// <summary>The columns of a user and how they are read, in one order.</summary>
internal static class UserRow
{
    /// <summary>How many columns there are, for those that follow them.</summary>
    public const int Count = 10;

    public const string Columns =
        """
        u.relying_party_id,
               u.id,
               u.user_handle,
               i.as_written,
               u.external_id,
               u.display_name,
               u.role,
               u.created_at_ms,
               u.disabled_at_ms,
               u.deleted_at_ms
        """;

    /// <summary>The identifier that is shown, if there is one.</summary>
    public const string ShownIdentifier =
        """
        user_identifiers AS i
            ON i.relying_party_id = u.relying_party_id
           AND i.user_id = u.id
           AND i.position = 0
        """;

    public static User Read(DbDataReader row) => Read(row, 0);

    public static User Read(DbDataReader row, int at) => new()
    {
        RelyingPartyId = new RelyingPartyId(row.GetString(at)),
        Id = new UserId(row.GetString(at + 1)),
        UserHandle = row.Bytes(at + 2),
        Identifier = row.TextOrNull(at + 3),
        ExternalId = row.TextOrNull(at + 4),
        DisplayName = row.GetString(at + 5),
        Role = RoleText.Read(row.GetString(at + 6)),
        CreatedAt = row.Instant(at + 7),
        DisabledAt = row.InstantOrNull(at + 8),
        DeletedAt = row.InstantOrNull(at + 9),
    };
}
