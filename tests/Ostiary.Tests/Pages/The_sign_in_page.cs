using Ostiary.Pages.SignIn;

namespace Ostiary.Tests.Pages;

public sealed class The_sign_in_page
{
    [Fact]
    public async Task Lets_the_browser_offer_passkeys_in_its_field()
    {
        var page = await SamplePages.Open("sign-in");

        page.QuerySelector("#identifier")!.GetAttribute("autocomplete").ShouldBe("username webauthn");
        page.QuerySelector("a[href='/sign-up']").ShouldNotBeNull();
    }

    [Fact]
    public async Task Says_what_is_needed_where_there_is_no_script()
    {
        var page = await Rendered.Page<SignInPage>(new { View = new SignInView("Example") });

        page.QuerySelector("main noscript")!.TextContent.ShouldContain("JavaScript");
        page.QuerySelectorAll("main button").ShouldAllBe(button => button.Closest(".needs-script") != null);
    }

    [Fact]
    public async Task Takes_no_press_before_there_is_a_script_to_hear_it()
    {
        var page = await SamplePages.Open("sign-in");

        page.QuerySelectorAll("main button[type=button]").ShouldAllBe(button => button.HasAttribute("disabled"));
        page.QuerySelector("#passkey").ShouldNotBeNull();
    }
}
