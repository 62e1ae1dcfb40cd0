using System.Diagnostics;
using Ostiary.Ceremonies;
using Ostiary.Kernel;
using Ostiary.Server.Events;

namespace Ostiary.Server.Observability;

/// <summary>Times, counts and tells one step of a ceremony around the call that performs it.</summary>
public sealed class CeremonyWatch(CeremonyMeter meter, CeremonyTale tale, TimeProvider clock)
{
    /// <summary>Watches the issue of options.</summary>
    /// <param name="ceremony">The ceremony.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="cohort">The group that the caller counts the person in; told only of options that were issued, which no page can ask for with a cohort.</param>
    /// <param name="issue">The issue.</param>
    public async Task<Outcome<IssuedOptions>> Options(string ceremony, Caller caller, string? cohort, Func<Task<Outcome<IssuedOptions>>> issue)
    {
        using var span = meter.Span(ceremony, "options");
        var begun = clock.GetTimestamp();
        var issued = await issue();
        var mediation = issued.Succeeded ? issued.Value.Mediation : "none";
        var took = clock.GetElapsedTime(begun);
        meter.OptionsAnswered(ceremony, mediation, caller.RelyingParty.Id, issued.Failure, took);
        tale.Tell(Step(ceremony, caller, took) with { Issued = issued.Succeeded ? issued.Value : null, Refused = issued.Failure?.Code, Cohort = issued.Succeeded ? cohort : null });
        return issued;
    }

    /// <summary>Watches the verification of an answer.</summary>
    /// <param name="ceremony">The ceremony.</param>
    /// <param name="caller">Who answers.</param>
    /// <param name="state">The sealed state that came with the answer; null when none could be read.</param>
    /// <param name="proved">What was proved.</param>
    /// <param name="verify">The verification.</param>
    public async Task<Outcome<T>> Answer<T>(string ceremony, Caller caller, string? state, Func<T, ProvedStep> proved, Func<Task<Outcome<T>>> verify)
    {
        using var span = meter.Span(ceremony, "verify");
        var begun = clock.GetTimestamp();
        var verified = await verify();
        var took = clock.GetElapsedTime(begun);
        var done = verified.Succeeded ? proved(verified.Value) : null;
        meter.AnswerVerified(ceremony, caller.RelyingParty.Id, verified.Failure, took, done?.AnsweredAfter);
        tale.Tell(Step(ceremony, caller, took) with { State = state, Proved = done, Refused = verified.Failure?.Code });
        return verified;
    }

    private ToldStep Step(string ceremony, Caller caller, TimeSpan took) => new(caller.RelyingParty.Id, ceremony, clock.GetUtcNow(), took)
    {
        SupportCode = Activity.Current?.TraceId.ToHexString(),
        CallerIsKnown = caller.Kind == CallerKind.Backend || caller.SignedIn is not null,
    };
}
