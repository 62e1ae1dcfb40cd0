using Ostiary.EndToEnd.Tests.Servers;

namespace Ostiary.EndToEnd.Tests.Firefox;

[Collection(InFirefox.Name)]
[Trait("Ring", "Firefox")]
public sealed class An_account_in_Firefox(FirefoxEsr firefox, HostedServer server)
{
    private const string HoldTheRequest =
        """
        const create = navigator.credentials.create.bind(navigator.credentials);
        navigator.credentials.create = options => new Promise((give, refuse) => { window.goOn = () => void create(options).then(give, refuse); });
        """;

    [Fact]
    public async Task Gets_a_second_passkey_names_it_and_loses_the_first()
    {
        await using var window = await firefox.Open(server.Origin);
        var phone = await window.PlugIn();
        await window.SignUp("ada@example.com");

        var key = await AddPasskey(window, phone);
        (await key.Passkeys()).ShouldBe(1);

        await Rename(window, "(//li[.//button[@data-delete]])[2]", "Key on the ring");
        await window.Click("//li[.//h3!=\"Key on the ring\"]//button[@data-delete]");
        (await window.Text("//dialog[@open]")).ShouldContain("Your other passkeys go on working.");
        await window.Click("//dialog[@open]//button[@data-confirm]");

        await window.Shows("The passkey was deleted.");
        (await window.Run<int>("return document.querySelectorAll('[data-delete]').length")).ShouldBe(1);
        (await window.Complaints()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Is_told_when_a_device_has_a_passkey_already()
    {
        await using var window = await firefox.Open(server.Origin);
        await window.PlugIn();
        await window.SignUp("twice@example.com");

        await window.Press("Add a passkey");

        await window.Shows("This device already has a passkey for you", within: "notice");
        (await window.Complaints()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Warns_before_its_only_passkey_is_deleted()
    {
        await using var window = await firefox.Open(server.Origin);
        await window.PlugIn();
        await window.SignUp("only@example.com");

        await window.Click("//button[@data-delete]");
        (await window.Text("//dialog[@open]")).ShouldContain("is the only passkey that can sign you in");
        await window.Press("Keep it");

        (await window.Run<bool>("return document.activeElement.matches('[data-delete]')")).ShouldBeTrue();
        (await window.Complaints()).ShouldBeEmpty();
    }

    private static async Task Rename(FirefoxWindow window, string row, string name)
    {
        await window.Click($"{row}//summary");
        await window.FillAt($"{row}//input[@name=\"name\"]", name);
        await window.Click($"{row}//button[normalize-space()=\"Save name\"]");
        await window.Shows("The passkey has its new name.");
        await window.Shows(name);
    }

    /// <summary>The step-up is answered by the authenticator at hand, the registration by a new one: the change is made when the page asks for it.</summary>
    private static async Task<FirefoxAuthenticator> AddPasskey(FirefoxWindow window, FirefoxAuthenticator atHand)
    {
        await window.Do(HoldTheRequest);
        await window.Press("Add a passkey");
        await window.Until("window.goOn");
        await atHand.PullOut();
        var added = await window.PlugIn("usb");
        await window.Do("window.goOn()");
        await window.Shows("The new passkey is ready.");
        return added;
    }
}
