using Ostiary.Telemetry;
using Ostiary.Tests.WebAuthn;

namespace Ostiary.Tests.Telemetry;

/// <summary>Whatever is told, and however it arrives, the attempt is the same.</summary>
public sealed class The_order_of_arrival
{
    private static readonly string[] Names =
        [.. Catalog.Current.Events.Select(kind => kind.Name).Where(name => name.StartsWith("ceremony.", StringComparison.Ordinal)), "native.step", "hybrid.observed"];

    private static readonly string[] Texts =
        ["get", "create", "modal", "conditional", "NotAllowedError", "AbortError", "tap_lost", "blur", "nfc", "platform", "cross_platform", "webauthn.signature_invalid", "sign_in", "\uD83D\uDE00"];

    [Fact]
    public void Does_not_matter_for_any_story()
    {
        const int Seeds = 300;
        const int Shuffles = 6;
        for (var seed = 0; seed < Seeds; seed++)
        {
            var chance = new Noise((ulong)seed);
            var tale = AnyTale(chance);
            var inOrder = tale.Fold().Attempt;
            for (var shuffle = 0; shuffle < Shuffles; shuffle++)
                tale.Fold(Shuffled(tale.Own, chance), Shuffled(tale.Around, chance)).Attempt.ShouldBe(inOrder, $"seed {seed}");
        }
    }

    [Fact]
    public void Does_not_matter_when_events_come_twice()
    {
        var tale = new Tale().Begun().Answered().Verified();

        tale.Fold([.. tale.Own, .. tale.Own], [.. tale.Around, .. tale.Around]).Attempt.ShouldBe(tale.Fold().Attempt);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[1]")]
    [InlineData("{\"kind\":{},\"durationMs\":\"long\",\"transports\":7,\"gesture\":\"yes\",\"name\":[]}")]
    public void Leads_to_an_attempt_whatever_stands_in_the_fields(string fields)
    {
        var tale = new Tale().Begun().Answered();
        var broken = tale.Own.Select(one => one with { Fields = fields });

        tale.Fold(broken, []).Attempt.Outcome.ShouldBe(AttemptOutcome.Abandoned);
    }

    private static Tale AnyTale(Noise chance)
    {
        var tale = new Tale { IsTicketed = chance.Below(2) == 0, Mediation = chance.Below(3) == 0 ? "conditional" : "modal" }.Begun();
        for (var count = 1 + chance.Below(11); count > 0; count--)
        {
            // Few instants, so that many events share one.
            var (at, name, fields) = (chance.Below(20) * 500, Names[chance.Below(Names.Length)], AnyFields(chance));
            _ = chance.Below(5) switch
            {
                0 => tale.Server(at, name, fields, chance.Below(2) == 0 ? "sam" : "alex"),
                1 => tale.Near(at, chance.Below(2) == 0 ? "fallback.used" : "env.device", fields),
                _ => tale.Client(at, name, fields),
            };
        }

        return tale;
    }

    private static Dictionary<string, object> AnyFields(Noise chance)
    {
        string[] names = ["kind", "mediation", "name", "step", "transport", "attachment", "serverReason", "purpose", "method", "os", "model"];
        var fields = names.Where(_ => chance.Below(2) == 0).ToDictionary(name => name, object (_) => Texts[chance.Below(Texts.Length)], StringComparer.Ordinal);
        fields["durationMs"] = chance.Below(70_000);
        fields["backupEligible"] = chance.Below(2) == 0;
        return fields;
    }

    private static AttemptEvent[] Shuffled(IReadOnlyList<AttemptEvent> events, Noise chance)
    {
        var shuffled = events.Select(one => one with { }).ToArray();
        for (var last = shuffled.Length - 1; last > 0; last--)
        {
            var other = chance.Below(last + 1);
            (shuffled[last], shuffled[other]) = (shuffled[other], shuffled[last]);
        }

        return shuffled;
    }
}
