using System.Data.Common;
using Ostiary.Storage;

namespace Ostiary.Telemetry;

/// <summary>How long one attempt took that succeeded in a dialog.</summary>
/// <param name="IsKey">With a security key; otherwise with the device's own passkey.</param>
/// <param name="OptionsMs">Until the options came, in milliseconds.</param>
/// <param name="CeremonyMs">Platform and person.</param>
/// <param name="ServerMs">Until the server had judged.</param>
/// <param name="Steps">The steps that an app told, each with milliseconds since the start.</param>
public sealed record KeyTime(bool IsKey, long? OptionsMs, long? CeremonyMs, long? ServerMs, IReadOnlyList<(string Step, long AtMs)> Steps);

/// <summary>The newest attempts that succeeded with a key, or with the device's own passkey: as many as quantiles need.</summary>
/// <remarks>Answered by the indexes <c>attempts_key_reason</c> and <c>attempts_started_at</c>.</remarks>
internal static class ListKeyTimes
{
    private const int Most = 10_000;

    private const string Columns =
        """
        SELECT authenticator_class, options_ms, ceremony_ms, server_ms, COALESCE(told_steps, '')
          FROM attempts
         WHERE relying_party_id = @relyingParty
           AND started_at_ms   >= @from
           AND started_at_ms    < @until
           AND outcome          = 'succeeded'
           AND mediation        = 'modal'
        """;

    private const string WithKey = "\n   AND key_reason IS NOT NULL\n   AND authenticator_class = 'roaming_hardware'";

    private const string WithOwn = "\n   AND key_reason IS NULL\n   AND authenticator_class IN ('synced', 'platform_bound')";

    private const string Newest = "\n ORDER BY started_at_ms DESC\n LIMIT @most";

    /// <summary>Both questions.</summary>
    public static IEnumerable<Statement> Queries(AttemptFilter filter) => new[] { WithKey, WithOwn }.Select(which => new Statement(
        Columns + which + AttemptConditions.Of(filter) + Newest,
        [.. AttemptConditions.Values(filter), ("relyingParty", filter.RelyingParty.Value), ("from", filter.From), ("until", filter.Until), ("most", Most)]));

    public static KeyTime Read(DbDataReader row) => new(
        row.GetString(0) == AuthenticatorClass.RoamingHardware.Wire(), row.LongOrNull(1), row.LongOrNull(2), row.LongOrNull(3), ToldSteps.Read(row.GetString(4)));
}
