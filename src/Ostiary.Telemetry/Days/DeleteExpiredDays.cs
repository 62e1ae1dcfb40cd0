using Ostiary.Kernel;
using Ostiary.Storage;

namespace Ostiary.Telemetry;

/// <summary>Deletes the figures of days that are old enough.</summary>
internal static class DeleteExpiredDays
{
    private const string SqlAttempts = "DELETE FROM attempt_days WHERE relying_party_id = @relyingParty AND day_ms < @before";
    private const string SqlMethods = "DELETE FROM method_days WHERE relying_party_id = @relyingParty AND day_ms < @before";
    private const string SqlPrompts = "DELETE FROM prompt_days WHERE relying_party_id = @relyingParty AND day_ms < @before";
    private const string SqlModels = "DELETE FROM model_days WHERE relying_party_id = @relyingParty AND day_ms < @before";
    private const string SqlEvents = "DELETE FROM event_days WHERE relying_party_id = @relyingParty AND day_ms < @before";
    private const string SqlRolls = "DELETE FROM rolled_days WHERE relying_party_id = @relyingParty AND day_ms < @before";

    /// <summary>Figures of the days before an instant.</summary>
    public static IEnumerable<Statement> Before(RelyingPartyId relyingParty, DateTimeOffset before) =>
        new[] { SqlAttempts, SqlMethods, SqlPrompts, SqlModels, SqlEvents, SqlRolls }
            .Select(sql => new Statement(sql, ("relyingParty", relyingParty.Value), ("before", before)));
}
