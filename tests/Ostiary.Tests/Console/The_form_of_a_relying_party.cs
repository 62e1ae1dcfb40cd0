using System.Net;
using AngleSharp.Dom;
using Ostiary.Accounts;
using Ostiary.Testing;
using Ostiary.Tests.Http;
using Ostiary.Tests.Pages;
using Ostiary.WebAuthn;

namespace Ostiary.Tests.Console;

/// <summary>How the form says what is wrong with which authenticators are taken, and what it keeps of what was typed.</summary>
public sealed class The_form_of_a_relying_party : OnConsole
{
    private const string Model = "00112233-4455-6677-8899-aabbccddeeff";

    private const string AndroidApp = "com.example.shop 14:6D:E9:83:C5:73:06:50:D8:EE:B9:95:2F:34:FC:64:16:A0:83:42:E6:1D:BE:A8:8A:04:96:B2:3F:CF:44:E5";
    private const string AppleApp = "A1B2C3D4E5.com.example.shop";

    private static readonly string Root = MakerRoot();

    private static readonly Dictionary<string, string> Sound = new(StringComparer.Ordinal)
    {
        ["name"] = "Shop",
        ["rpId"] = "localhost",
        ["origins"] = RunningServer.Origin,
        ["hostedOrigin"] = RunningServer.Origin,
        ["timeout"] = "300",
        ["userVerification"] = "required",
        ["residentKey"] = "required",
        ["attestation"] = "direct",
        ["allowCredentials"] = "filled",
        ["signCount"] = "refuse",
        ["backupEligibility"] = "refuse",
        ["attestationRoots"] = Root,
        ["blockedModels"] = Model,
        ["lowestCertification"] = "none",
    };

    [Fact]
    public async Task Saves_a_profile_and_shows_it_again()
    {
        var browser = await Staff(Role.Administrator);

        (await Send(browser, "tolerated", "any_member_order")).Headers["Location"].ShouldEndWith("done=relying-party-saved");

        var page = Rendered.Parse((await Get(browser, await Home())).Body);
        Chosen(page, "attestation").ShouldBe("direct");
        Typed(page, "attestationRoots").ShouldBe(Root);
        Typed(page, "blockedModels").ShouldBe(Model);
        page.QuerySelector("#tolerated")!.GetAttribute("value").ShouldBe("any_member_order");
    }

    [Theory]
    [InlineData("attestationRoots", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----")]
    [InlineData("attestationRoots", "my root")]
    [InlineData("allowedModels", "YubiKey")]
    [InlineData("blockedModels", "00112233445566778899aabbccddeeff")]
    public async Task Names_the_field_that_cannot_be_read_and_keeps_what_was_typed(string field, string typed)
    {
        var browser = await Staff(Role.Administrator);

        var page = await Refused(browser, field, typed, AccountsCodes.AttestationProfileValue);

        page.QuerySelector($"#{field}")!.GetAttribute("aria-invalid").ShouldBe("true");
        Typed(page, field).ShouldBe(typed);
        Chosen(page, "attestation").ShouldBe("direct");
    }

    [Fact]
    public async Task Saves_lists_in_their_order_and_shows_them_again()
    {
        var browser = await Staff(Role.Administrator);

        (await Send(browser, "hints", "hybrid, security-key", ("algorithms", "RS256 ES256"), ("attestationFormats", "tpm packed"), ("androidApps", AndroidApp), ("appleApps", AppleApp)))
            .Headers["Location"].ShouldEndWith("done=relying-party-saved");

        var page = Rendered.Parse((await Get(browser, await Home())).Body);
        page.QuerySelector("#hints")!.GetAttribute("value").ShouldBe("hybrid security-key");
        page.QuerySelector("#algorithms")!.GetAttribute("value").ShouldBe("RS256 ES256");
        page.QuerySelector("#attestationFormats")!.GetAttribute("value").ShouldBe("tpm packed");
        Typed(page, "androidApps").ShouldBe(AndroidApp);
        Typed(page, "appleApps").ShouldBe(AppleApp);
    }

    [Theory]
    [InlineData("hints", "wallet", "accounts.policy_value")]
    [InlineData("attestationFormats", "packed packed", "accounts.policy_value")]
    [InlineData("algorithms", "ES256 HS256", "ceremony.algorithm_unknown")]
    [InlineData("algorithms", "-7", "ceremony.algorithm_unknown")]
    [InlineData("androidApps", "com.example.shop", "accounts.app_value")]
    [InlineData("appleApps", "com.example.shop", "accounts.app_value")]
    public async Task Names_the_list_that_cannot_be_used_and_keeps_it(string field, string typed, string code)
    {
        var browser = await Staff(Role.Administrator);

        var answer = await Send(browser, field, typed);

        answer.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var page = Rendered.Parse(answer.Body);
        var control = page.QuerySelector($"#{field}")!;
        control.GetAttribute("aria-invalid").ShouldBe("true");
        (control.GetAttribute("value") ?? control.TextContent).ShouldBe(typed);
        page.Body!.TextContent.ShouldContain(Ostiary.Pages.Problem.Refusals.For(code).Title);
    }

    [Fact]
    public async Task Refuses_a_demand_that_nobody_could_meet_and_keeps_it()
    {
        var browser = await Staff(Role.Administrator);

        var page = await Refused(browser, "attestation", "direct", WebAuthnCodes.AttestationPolicyContradictory, ("attestationRoots", ""));

        Chosen(page, "attestation").ShouldBe("direct");
        Typed(page, "blockedModels").ShouldBe(Model);
        (await Server.Home()).Policy.Attestation.ShouldBe("none");
    }

    [Fact]
    public async Task Refuses_a_choice_of_models_that_nothing_proves()
    {
        var browser = await Staff(Role.Administrator);

        var page = await Refused(browser, "attestation", "none", AccountsCodes.AttestationProfileContradictory);

        Typed(page, "blockedModels").ShouldBe(Model);
    }

    [Fact]
    public async Task Refuses_a_model_that_is_both_allowed_and_blocked()
    {
        var browser = await Staff(Role.Administrator);

        await Refused(browser, "blockedModels", Model, AccountsCodes.AttestationProfileContradictory, ("allowedModels", Model.ToUpperInvariant()));
    }

    // The reason stands where the hint was, beside its field.
    private async Task<IDocument> Refused(Browser browser, string field, string typed, FailureCode code, params (string Name, string Value)[] more)
    {
        var answer = await Send(browser, field, typed, more);
        answer.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var page = Rendered.Parse(answer.Body);
        page.QuerySelector($"#{field}-hint.wrong")!.TextContent.ShouldBe(code.Title + ".");
        return page;
    }

    private async Task<Answer> Send(Browser browser, string field, string typed, params (string Name, string Value)[] more)
    {
        var form = new Dictionary<string, string>(Sound, StringComparer.Ordinal) { [field] = typed };
        foreach (var (name, value) in more)
            form[name] = value;

        return await Submit(browser, await Home(), [.. form.Select(pair => (pair.Key, pair.Value))]);
    }

    private static string Chosen(IDocument page, string name) => page.QuerySelector($"#{name} option[selected]")!.GetAttribute("value")!;

    private static string Typed(IDocument page, string name) => page.QuerySelector($"#{name}")!.TextContent;

    private static string MakerRoot()
    {
        using var maker = new AttestationAuthority(new SeededEntropy(nameof(The_form_of_a_relying_party)));
        return System.Security.Cryptography.PemEncoding.WriteString("CERTIFICATE", maker.Root.Span);
    }
}
