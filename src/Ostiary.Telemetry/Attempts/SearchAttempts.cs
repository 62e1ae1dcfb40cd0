using System.Data.Common;
using Ostiary.Storage;

namespace Ostiary.Telemetry;

/// <summary>Looks for attempts, newest first, and reads their rows.</summary>
/// <remarks>Answered by the indexes <c>attempts_started_at</c>, <c>attempts_subject</c>, <c>attempts_ceremony</c>, <c>attempts_credential</c>,
/// <c>attempts_support_code</c> and the primary key.</remarks>
internal static class SearchAttempts
{
    private static readonly string Rows =
        $"""
        SELECT {AttemptColumns.All}
          FROM attempts
         WHERE relying_party_id = @relyingParty
        """;

    private const string InPeriod =
        """

           AND started_at_ms   >= @from
           AND (started_at_ms, attempt_key) < (@beforeMs, @beforeKey)
        """;

    private const string OfSubject = "\n   AND subject = @subject";
    private const string OfCredential = "\n   AND credential = @credential";
    private const string OfSupportCode = "\n   AND support_code = @supportCode";
    private const string OfError = "\n   AND (error_name = @error OR server_code = @error)";

    private const string NewestFirst =
        """

         ORDER BY started_at_ms DESC, attempt_key DESC
         LIMIT @limit
        """;

    // One after the other, for no index answers an OR over three; and in no index's order, or SQLite would read all attempts in that of their start.
    private static readonly string SqlOne =
        $"""
        SELECT {AttemptColumns.All}
          FROM ({Rows}
           AND attempt_key = @key
         UNION ALL
        {Rows}
           AND ceremony_id = @key
         UNION ALL
        {Rows}
           AND support_code = @key) AS named
         ORDER BY started_at_ms + 0
         LIMIT 1
        """;

    public static Statement Query(AttemptFilter filter, AttemptTraits traits, AttemptPlace? after, int limit) => new(
        Rows + Of(traits) + InPeriod + AttemptConditions.Of(filter) + NewestFirst,
        [
            .. AttemptConditions.Values(filter), ("relyingParty", filter.RelyingParty.Value), ("from", filter.From),
            ("beforeMs", after?.StartedAtMs ?? filter.Until.ToUnixTimeMilliseconds()), ("beforeKey", after?.Key ?? ""),
            ("subject", traits.Subject ?? ""), ("credential", traits.Credential ?? ""), ("error", traits.Error ?? ""),
            ("supportCode", traits.SupportCode ?? ""), ("limit", limit),
        ]);

    private static string Of(AttemptTraits traits) =>
        (traits.SupportCode is null ? "" : OfSupportCode) + (traits.Subject is null ? "" : OfSubject) + (traits.Credential is null ? "" : OfCredential)
        + (traits.Error is null ? "" : OfError);

    public static Statement One(string relyingParty, string key) => new(SqlOne, ("relyingParty", relyingParty), ("key", key));

    public static Attempt Read(DbDataReader row) => new()
    {
        RelyingParty = row.GetString(0),
        Key = row.GetString(1),
        Ceremony = row.TextOrNull(2),
        Session = row.TextOrNull(3),
        Tab = row.TextOrNull(4),
        Subject = row.TextOrNull(5),
        Credential = row.TextOrNull(6),
        Decision = row.TextOrNull(7),
        Touchpoint = row.TextOrNull(8),
        StartedAtMs = row.GetInt64(9),
        EndedAtMs = row.GetInt64(10),
        Flow = row.GetString(11),
        Operation = row.GetString(12),
        Mediation = row.GetString(13),
        Surface = row.GetString(14),
        Outcome = AttemptWords.Find<AttemptOutcome>(row.GetString(15))!.Value,
        Furthest = (AttemptNode)row.GetInt64(16),
        EndedWith = row.TextOrNull(17),
        Device = new(
            row.GetString(18), row.TextOrNull(19), row.GetString(20), row.TextOrNull(21), row.GetString(22), row.TextOrNull(23), row.TextOrNull(24)),
        Authenticator = AttemptWords.Find<AuthenticatorClass>(row.GetString(25))!.Value,
        Transport = row.GetString(26),
        OptionsMs = row.LongOrNull(27),
        CeremonyMs = row.LongOrNull(28),
        ServerMs = row.LongOrNull(29),
        Error = ErrorOf(row),
        ErrorName = row.TextOrNull(35),
        ServerCode = row.TextOrNull(36),
        IsDeadEnd = row.Flag(37),
        HasUnexpectedQrCode = row.Flag(38),
        Events = (int)row.GetInt64(39),
        SupportCode = row.TextOrNull(40),
        IsSettled = row.GetInt64(41) != 0,
        KeyPath = KeyPathOf(row),
        ToldSteps = row.TextOrNull(45),
        Manager = row.TextOrNull(46),
        Cohort = row.TextOrNull(47),
    };

    private static KeyPath? KeyPathOf(DbDataReader row) =>
        row.TextOrNull(42) is { } reason
            ? new(AttemptWords.Find<KeyReason>(reason)!.Value, AttemptWords.Find<KeySign>(row.GetString(43))!.Value, AttemptWords.Find<KeyStop>(row.GetString(44))!.Value)
            : null;

    private static AttemptError? ErrorOf(DbDataReader row) =>
        row.TextOrNull(30) is { } name
            ? new(
                ErrorClassNames.Find(name)!.Value, AttemptWords.Find<Party>(row.GetString(31))!.Value, (int)row.GetInt64(32), row.GetString(33), (int)row.GetInt64(34))
            : null;
}

/// <summary>What one attempt may be known by; each null when it does not matter.</summary>
/// <param name="Subject">The person's pseudonym.</param>
/// <param name="Credential">The passkey's pseudonym.</param>
/// <param name="Error">The platform's name of the error, or the server's code.</param>
/// <param name="SupportCode">What the person was shown.</param>
public sealed record AttemptTraits(string? Subject = null, string? Credential = null, string? Error = null, string? SupportCode = null);

/// <summary>Where a page of attempts ended.</summary>
/// <param name="StartedAtMs">When its last attempt began, Unix milliseconds.</param>
/// <param name="Key">The key of it.</param>
public sealed record AttemptPlace(long StartedAtMs, string Key);
