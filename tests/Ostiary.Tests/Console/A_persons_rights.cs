using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Ostiary.Accounts;
using Ostiary.Ceremonies;
using Ostiary.Console;
using Ostiary.Tests.Http;
using Ostiary.Tests.Pages;

namespace Ostiary.Tests.Console;

public sealed class A_persons_rights : OnConsole
{
    [Fact]
    public async Task Are_exported_after_asking_as_a_file()
    {
        var (browser, user, id) = await Opened(Role.Administrator);
        Rendered.Parse((await Get(browser, user)).Body).QuerySelector("a[href$='/export']").ShouldNotBeNull();
        (await Get(browser, $"{user}/export")).Status.ShouldBe(HttpStatusCode.OK);

        var file = await Submit(browser, $"{user}/export");

        file.Headers["Content-Disposition"].ShouldContain($"personal-data-{id}.json");
        file.Body.ShouldContain("\"sam@example.com\"");
        (await Told(AuditAction.PersonExported)).ShouldBe(1);
    }

    [Fact]
    public async Task Are_erased_only_with_a_fresh_passkey_for_exactly_that_person()
    {
        var (browser, user, id) = await Opened(Role.Administrator);
        var form = Rendered.Parse((await Get(browser, $"{user}/erase")).Body).QuerySelector("form[data-step-up]").ShouldNotBeNull();
        (form.GetAttribute("data-step-up"), form.GetAttribute("data-target")).ShouldBe(("person.erase", id));

        (await Submit(browser, $"{user}/erase")).Headers["Location"].ShouldEndWith($"problem={CeremonyCodes.StepUpRequired.Value}");
        var another = await browser.StepUp("person.erase", UserId.New(TimeProvider.System, Entropy.System).Value);
        (await Submit(browser, $"{user}/erase", ("stepUpGrant", another))).Headers["Location"].ShouldEndWith($"problem={CeremonyCodes.StepUpGrantInvalid.Value}");
        (await Get(browser, user)).Status.ShouldBe(HttpStatusCode.OK);

        var grant = await browser.StepUp("person.erase", id);
        (await Submit(browser, $"{user}/erase", ("stepUpGrant", grant))).Headers["Location"].ShouldEndWith("done=person-erased");

        (await Get(browser, user)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await Submit(browser, $"{user}/erase", ("stepUpGrant", grant))).Headers["Location"].ShouldEndWith($"problem={UpkeepCodes.UserGone.Value}");
        (await Told(AuditAction.PersonErased)).ShouldBe(1);
    }

    [Fact]
    public async Task Are_out_of_an_operators_reach()
    {
        var (browser, user, _) = await Opened(Role.Operator);
        var page = Rendered.Parse((await Get(browser, user)).Body);

        page.QuerySelector("a[href$='/erase']").ShouldBeNull();
        page.QuerySelector("a[href$='/export']").ShouldBeNull();
        (await Submit(browser, $"{user}/export")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await Submit(browser, $"{user}/erase")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Do_not_reach_to_ones_own_account()
    {
        var browser = await Staff(Role.Administrator);
        var own = (await browser.Send(HttpMethod.Get, "/v1/session")).Json!["user"]!["id"]!.GetValue<string>();
        var grant = await browser.StepUp("person.erase", own);

        (await Submit(browser, $"{await Home()}/users/{own}/erase", ("stepUpGrant", grant))).Headers["Location"].ShouldEndWith($"problem={ConsoleCodes.OwnAccount.Value}");
    }

    private async Task<(Browser Browser, string User, string Id)> Opened(Role role)
    {
        var browser = await Staff(role);
        var id = (await Server.Open().SignUp("sam@example.com")).Json!["user"]!["id"]!.GetValue<string>();
        return (browser, $"{await Home()}/users/{id}", id);
    }

    private async Task<int> Told(AuditAction action) =>
        (await Server.Services.GetRequiredService<Audit>().List((await Server.Home()).Id, 200, before: null, default)).Count(entry => entry.Action == action);
}
