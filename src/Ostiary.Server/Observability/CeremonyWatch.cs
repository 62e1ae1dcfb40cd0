using Ostiary.Ceremonies;
using Ostiary.Kernel;

namespace Ostiary.Server.Observability;

/// <summary>Times and counts one step of a ceremony around the call that performs it.</summary>
public sealed class CeremonyWatch(CeremonyMeter meter, TimeProvider clock)
{
    /// <summary>Watches the issue of options.</summary>
    public async Task<Outcome<IssuedOptions>> Options(string ceremony, Caller caller, Func<Task<Outcome<IssuedOptions>>> issue)
    {
        using var span = meter.Span(ceremony, "options");
        var begun = clock.GetTimestamp();
        var issued = await issue();
        var mediation = issued.Succeeded ? issued.Value.Mediation : "none";
        meter.OptionsAnswered(ceremony, mediation, caller.RelyingParty.Id, issued.Failure, clock.GetElapsedTime(begun));
        return issued;
    }

    /// <summary>Watches the verification of an answer.</summary>
    /// <param name="ceremony">The ceremony.</param>
    /// <param name="caller">Who answers.</param>
    /// <param name="answeredAfter">How long the person and the authenticator took.</param>
    /// <param name="verify">The verification.</param>
    public async Task<Outcome<T>> Answer<T>(string ceremony, Caller caller, Func<T, TimeSpan> answeredAfter, Func<Task<Outcome<T>>> verify)
    {
        using var span = meter.Span(ceremony, "verify");
        var begun = clock.GetTimestamp();
        var verified = await verify();
        TimeSpan? person = verified.Succeeded ? answeredAfter(verified.Value) : null;
        meter.AnswerVerified(ceremony, caller.RelyingParty.Id, verified.Failure, clock.GetElapsedTime(begun), person);
        return verified;
    }
}
