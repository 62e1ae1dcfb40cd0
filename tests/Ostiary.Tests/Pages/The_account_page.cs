using System.Text.Json;
using Ostiary.Pages.Account;
using Ostiary.Tests.Accounts;

namespace Ostiary.Tests.Pages;

public sealed class The_account_page
{
    [Fact]
    public async Task Warns_before_the_last_passkey_is_deleted()
    {
        (await SamplePages.Open("account with one passkey")).QuerySelector("dialog")!.TextContent.ShouldContain("only passkey");
        (await SamplePages.Open("account")).QuerySelectorAll("dialog").ShouldAllBe(dialog => !dialog.TextContent.Contains("only passkey", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Says_where_each_passkey_lives()
    {
        var page = await SamplePages.Open("account");

        page.QuerySelectorAll(".tag").Select(tag => tag.TextContent).ShouldBe(["Synced", "On one security key only", "This session"], ignoreOrder: true);
    }

    [Fact]
    public async Task Marks_the_session_that_asks_and_lets_any_other_be_ended()
    {
        var page = await SamplePages.Open("account");

        page.QuerySelectorAll(".tag-here").Length.ShouldBe(1);
        page.QuerySelectorAll("form[action^='/account/sessions/ses_']").Length.ShouldBe(1);
        page.QuerySelector("form[action='/account/sessions/end']").ShouldNotBeNull();
        page.QuerySelector("form[action='/sign-out']").ShouldNotBeNull();
    }

    [Fact]
    public async Task Tells_the_browser_of_every_passkey_that_is_still_accepted()
    {
        var user = SamplePages.Visitor.SignedIn!.User;
        var passkeys = new[] { Sample.Passkey(user, TimeProvider.System), Sample.Passkey(user, TimeProvider.System) };
        var page = await Rendered.Page<AccountPage>(new { View = AccountView.Of(SamplePages.Visitor, passkeys, []) });

        using var data = JsonDocument.Parse(page.QuerySelector("#page-data")!.TextContent);
        var signals = data.RootElement.GetProperty("signals");
        signals.GetProperty("rpId").GetString().ShouldBe("example.com");
        signals.GetProperty("userId").GetString().ShouldBe(Base64UrlText.Encode(user.UserHandle));
        signals.GetProperty("allAcceptedCredentialIds").EnumerateArray().Select(id => id.GetString())
            .ShouldBe(passkeys.Select(passkey => Base64UrlText.Encode(passkey.CredentialId)));
    }

    [Fact]
    public void Never_tells_it_of_only_a_part()
    {
        var passkey = Sample.Passkey(SamplePages.Visitor.SignedIn!.User, TimeProvider.System);

        SignalBlock.Of(SamplePages.Visitor.RelyingParty, SamplePages.Visitor.SignedIn.User, [.. Enumerable.Repeat(passkey, 200)]).ShouldBeNull();
    }

    [Theory]
    [InlineData(true, "internal,hybrid", Residence.Synced)]
    [InlineData(false, "internal", Residence.OneDevice)]
    [InlineData(false, "usb,nfc", Residence.SecurityKey)]
    [InlineData(false, "", Residence.OneDevice)]
    [InlineData(null, "usb", Residence.SecurityKey)]
    public void Reads_from_flags_and_transports_where_a_passkey_lives(bool? backupEligible, string transports, Residence residence)
    {
        var passkey = Sample.Passkey(SamplePages.Visitor.SignedIn!.User, TimeProvider.System) with
        {
            BackupEligible = backupEligible,
            Transports = transports.Split(',', StringSplitOptions.RemoveEmptyEntries),
        };

        PasskeyLine.Of(passkey).Residence.ShouldBe(residence);
    }
}
