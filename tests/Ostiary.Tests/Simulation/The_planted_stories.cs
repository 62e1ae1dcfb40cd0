using Ostiary.Simulation;

namespace Ostiary.Tests.Simulation;

/// <summary>Each story changes a rate from its day on, by far more than chance would, and only where it should.</summary>
[Trait("Ring", "Slow")]
public sealed class The_planted_stories
{
    private static readonly IReadOnlyList<Visit> Visits = new World("stories", A_world.End, 500).Visits();

    [Fact]
    public void Of_lost_taps_are_in_the_new_system_only()
    {
        RateOf("tap_lost", IsKeyInApp("android"), day => day < Story.LostTaps.Day).ShouldBeLessThan(0.12);
        RateOf("tap_lost", IsKeyInApp("android"), day => day > Story.LostTaps.Day + 6).ShouldBeGreaterThan(0.35);
        RateOf("tap_lost", IsKeyInApp("ios"), day => day > Story.LostTaps.Day + 6).ShouldBeLessThan(0.12);
    }

    [Fact]
    public void Of_hidden_keys_are_in_the_new_browser_only()
    {
        RateOf("hidden_keys", IsKeyIn("firefox"), day => day < Story.HiddenKeys.Day).ShouldBe(0);
        RateOf("hidden_keys", IsKeyIn("firefox"), day => day > Story.HiddenKeys.Day + 6).ShouldBeGreaterThan(0.45);
        RateOf("hidden_keys", IsKeyIn("chrome"), day => day > Story.HiddenKeys.Day + 6).ShouldBe(0);
    }

    [Fact]
    public void Of_the_better_prompt_lift_how_many_accept_and_how_many_succeed()
    {
        Accepted(day => day >= Story.BetterPrompt.Day).ShouldBeGreaterThan(2 * Accepted(day => day < Story.BetterPrompt.Day));
        Enrolled(day => day >= Story.BetterPrompt.Day).ShouldBeGreaterThan(Enrolled(day => day < Story.BetterPrompt.Day) + 0.08);
    }

    private static double RateOf(string fault, Func<Visit, Try, bool> among, Func<int, bool> on)
    {
        var tries = Visits.Where(visit => on(visit.Day)).SelectMany(visit => visit.Tries.Where(one => among(visit, one))).ToList();
        tries.Count.ShouldBeGreaterThan(30);
        return (double)tries.Count(one => one.Fault == fault) / tries.Count;
    }

    private static Func<Visit, Try, bool> IsKeyInApp(string os) => (visit, one) => one is { Keeping: Keeping.SecurityKey, Operation: "get" } && visit.Gadget.IsApp && visit.Gadget.Os == os;

    private static Func<Visit, Try, bool> IsKeyIn(string browser) => (visit, one) => one is { Keeping: Keeping.SecurityKey, Operation: "get" } && visit.Gadget.Browser == browser;

    private static double Accepted(Func<int, bool> on)
    {
        var prompted = Visits.Where(visit => on(visit.Day)).SelectMany(visit => visit.Batch.Events).ToLookup(one => one.Name);
        return (double)prompted["nudge.accepted"].Count() / prompted["nudge.shown"].Count();
    }

    private static double Enrolled(Func<int, bool> on)
    {
        var tries = Visits.Where(visit => on(visit.Day)).SelectMany(visit => visit.Tries).Where(one => one.Flow == "enrollment").ToList();
        return (double)tries.Count(one => one.Fault is null) / tries.Count;
    }
}
