using System.Text.Json.Nodes;
using Ostiary.EndToEnd.Tests.Servers;

namespace Ostiary.EndToEnd.Tests.Firefox;

/// <summary>The window of a Firefox, as a person uses it: by what they see. What is looked for is waited for.</summary>
internal sealed class FirefoxWindow : IAsyncDisposable
{
    // The name under which WebDriver hands elements out.
    private const string Element = "element-6066-11e4-a52e-4f735466cecf";

    private const string ForgetEverybody = "Services.cookies.removeAll(); Services.console.reset(); Services.prefs.clearUserPref('javascript.enabled')";

    private const string WhatWentWrong =
        """
        const [origin] = arguments;
        const isOfThePage = error => error.sourceName.startsWith(origin) || /CSP|Content-Security/.test(error.category);
        return Services.console.getMessageArray().filter(message => message instanceof Ci.nsIScriptError && isOfThePage(message)).map(error => error.errorMessage);
        """;

    private readonly Marionette _marionette;
    private readonly string _origin;
    private readonly List<FirefoxAuthenticator> _plugged = [];

    private FirefoxWindow(Marionette marionette, string origin) => (_marionette, _origin) = (marionette, origin);

    /// <summary>Opens it for a person whom it does not know.</summary>
    public static async Task<FirefoxWindow> In(Marionette marionette, string origin)
    {
        var window = new FirefoxWindow(marionette, origin);
        await marionette.Ask("WebDriver:Navigate", new() { ["url"] = "about:blank" });
        await window.InBrowser(ForgetEverybody);
        return window;
    }

    /// <summary>Plugs an authenticator in; WebAuthn L3 §11.2 names its measures.</summary>
    public async Task<FirefoxAuthenticator> PlugIn(string transport = "internal", bool isTouched = true, bool verifiesPeople = true)
    {
        var authenticator = await FirefoxAuthenticator.In(_marionette, transport, isTouched, verifiesPeople);
        _plugged.Add(authenticator);
        return authenticator;
    }

    /// <summary>Opens an address below the origin.</summary>
    public Task Go(string path) => _marionette.Ask("WebDriver:Navigate", new() { ["url"] = path.Contains("://", StringComparison.Ordinal) ? path : _origin + path });

    /// <summary>Presses the button of this name.</summary>
    public Task Press(string name) => Click($"//button[normalize-space()=\"{name}\"]");

    /// <summary>Types into the field of this label, whatever was there.</summary>
    public Task Fill(string label, string text) => FillAt(Labeled(label), text);

    /// <summary>Types into the field at this XPath, whatever was there.</summary>
    public async Task FillAt(string xpath, string text)
    {
        var field = await Find(xpath);
        await _marionette.Ask("WebDriver:ElementClear", new() { ["id"] = field });
        await _marionette.Ask("WebDriver:ElementSendKeys", new() { ["id"] = field, ["text"] = text });
    }

    /// <summary>Presses keys in the field with the focus.</summary>
    public async Task Type(string keys)
    {
        var focused = await _marionette.Ask("WebDriver:GetActiveElement");
        await _marionette.Ask("WebDriver:ElementSendKeys", new() { ["id"] = (string?)focused![Element], ["text"] = keys });
    }

    /// <summary>Clicks on what is at this XPath.</summary>
    public async Task Click(string xpath) => await _marionette.Ask("WebDriver:ElementClick", new() { ["id"] = await Find(xpath) });

    /// <summary>Waits until the element of this id says this.</summary>
    public Task Shows(string text, string within = "main") => Find($"//*[@id=\"{within}\"][contains(normalize-space(), \"{text}\")]");

    /// <summary>The text that a person sees at this XPath.</summary>
    public async Task<string> Text(string xpath) => (string)(await _marionette.Ask("WebDriver:GetElementText", new() { ["id"] = await Find(xpath) }))!;

    /// <summary>Whether a person can see what is at this XPath.</summary>
    public async Task<bool> Sees(string xpath) => (bool)(await _marionette.Ask("WebDriver:IsElementDisplayed", new() { ["id"] = await Find(xpath) }))!;

    /// <summary>The id of the element with the focus.</summary>
    public Task<string> Focused() => Run<string>("return document.activeElement.id");

    /// <summary>Runs a script in the page, which may leave it.</summary>
    public Task<JsonNode?> Do(string script) =>
        _marionette.Ask("WebDriver:ExecuteScript", new() { ["script"] = script, ["args"] = new JsonArray(), ["sandbox"] = null });

    /// <summary>What a script in the page returns.</summary>
    public async Task<T> Run<T>(string script) => (await Do(script))!.GetValue<T>();

    /// <summary>Waits until an expression of the page's is true.</summary>
    public Task Until(string expression) => Eventually.Holds(expression, TimeSpan.FromSeconds(15), () => Run<bool>($"return Boolean({expression})"));

    /// <summary>Picks the first passkey that autofill offers in the field of this label.</summary>
    public async Task PickFromAutofill(string label)
    {
        await Click(Labeled(label));
        await Eventually.Holds("autofill opens", TimeSpan.FromSeconds(15), async () =>
            (bool)(await InBrowser("return document.getElementById('PopupAutoComplete')?.popupOpen ?? false"))!);
        await Type(Keys.Down + Keys.Enter);
    }

    /// <summary>Turns JavaScript off for every page from now on.</summary>
    public Task TurnJavaScriptOff() => InBrowser("Services.prefs.setBoolPref('javascript.enabled', false)");

    /// <summary>Errors and breaches of the content security policy that pages have caused so far.</summary>
    public async Task<IReadOnlyList<string>> Complaints() => [.. (await InBrowser(WhatWentWrong))!.AsArray().Select(complaint => (string)complaint!)];

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var authenticator in _plugged.Where(authenticator => authenticator.IsPluggedIn))
            await authenticator.PullOut();
    }

    private static string Labeled(string label) => $"//input[@id=//label[normalize-space()=\"{label}\"]/@for]";

    private async Task<string> Find(string xpath) =>
        (string)(await _marionette.Ask("WebDriver:FindElement", new() { ["using"] = "xpath", ["value"] = xpath }))![Element]!;

    /// <summary>What a script returns that runs in the browser itself instead of a page.</summary>
    private async Task<JsonNode?> InBrowser(string script)
    {
        await _marionette.Ask("Marionette:SetContext", new() { ["value"] = "chrome" });
        var returned = await _marionette.Ask("WebDriver:ExecuteScript", new() { ["script"] = script, ["args"] = new JsonArray(_origin) });
        await _marionette.Ask("Marionette:SetContext", new() { ["value"] = "content" });
        return returned;
    }
}
