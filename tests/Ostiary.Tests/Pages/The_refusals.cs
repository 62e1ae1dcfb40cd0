using System.Reflection;
using Ostiary.Docs;
using Ostiary.Pages.Problem;

namespace Ostiary.Tests.Pages;

public sealed class The_refusals
{
    /// <summary>What only programs meet: backends, other sites' pages, and whoever sends broken bytes.</summary>
    private static readonly string[] OnlyForPrograms =
    [
        "result.invalid", "result.expired", "result.already_redeemed",
        "http.api_key_unknown", "http.body_malformed", "http.body_missing", "http.body_too_large", "http.nothing_here", "http.parameter_invalid",
        "http.secret_key_required", "accounts.api_key_unknown", "enrollment.user_unknown",
        "verify.line_malformed", "verify.line_too_long", "verify.roots_missing",
        "upkeep.external_id", "upkeep.external_id_taken", "upkeep.identifier_taken",
        "upkeep.idempotency_key", "upkeep.idempotency_key_reused",
    ];

    /// <summary>Rooms that speak to operators and programs alone: in the log, in the health report, on the command line, to who sends events.</summary>
    private static readonly string[] RoomsForPrograms = ["outbound.", "explanation.", "classification.", "telemetry.", "insights."];

    [Fact]
    public void Are_each_said_once() => Refusals.All.Select(refusal => refusal.Code).ShouldBeUnique();

    [Fact]
    public void Say_what_happened_and_what_to_do_next() =>
        Refusals.All.ShouldAllBe(refusal => refusal.Title.Length > 0 && !refusal.Title.EndsWith('.') && refusal.Text.EndsWith('.') && refusal.Next.Label.Length > 0);

    [Fact]
    public void Cover_every_code_that_a_person_can_meet()
    {
        var codes =
            from type in Rooms.Types
            where type.Assembly.GetName().Name != "Ostiary.Cli"
            from field in type.GetFields(BindingFlags.Public | BindingFlags.Static)
            where field.FieldType == typeof(FailureCode)
            select ((FailureCode)field.GetValue(null)!).Value;

        codes.Except(OnlyForPrograms).Where(code => !RoomsForPrograms.Any(code.StartsWith)).Where(code => Refusals.For(code).Code == "*").ShouldBeEmpty();
    }

    [Fact]
    public void Of_the_pages_leave_out_what_only_the_console_can_meet()
    {
        Refusals.OfPages.ShouldNotContain(refusal => refusal.Code.StartsWith("console.", StringComparison.Ordinal));
        Refusals.OfPages[^1].Code.ShouldBe("*", "there is always a sentence");
    }

    [Theory]
    [InlineData("sign_in.refused", "sign_in.refused")]
    [InlineData("webauthn.bad_signature", "webauthn.*")]
    [InlineData("nothing.like_it", "*")]
    [InlineData("nonsense", "*")]
    public void Are_found_by_code_then_by_room_then_for_everything(string code, string entry) => Refusals.For(code).Code.ShouldBe(entry);

    [Theory]
    [InlineData("sign_in.refused", true)]
    [InlineData("<b>your account is locked, call us</b>", false)]
    [InlineData(null, false)]
    public void Put_nobody_elses_words_on_our_pages(string? code, bool isOurs) => (Refusals.Named(code) is not null).ShouldBe(isOurs);
}
