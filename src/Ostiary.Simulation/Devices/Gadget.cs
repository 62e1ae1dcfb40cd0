namespace Ostiary.Simulation;

/// <summary>A device as one person uses it: with one browser, or with the relying party's app.</summary>
/// <param name="Os"><c>windows</c>, <c>macos</c>, <c>android</c> or <c>ios</c>.</param>
/// <param name="Browser"><c>chrome</c>, <c>edge</c>, <c>firefox</c>, <c>safari</c>, or <see cref="App"/>.</param>
/// <param name="Model">As the device names it; empty on desktops, which do not say.</param>
/// <param name="Maker">Who built it.</param>
/// <param name="UpdatesAfterDays">How long its owner waits with updates.</param>
public sealed record Gadget(string Os, string Browser, string Model, string Maker, int UpdatesAfterDays)
{
    /// <summary>In place of a browser: the relying party's own app.</summary>
    public const string App = "app";

    public bool IsApp => Browser == App;

    public bool IsPhone => Os is "android" or "ios";

    /// <summary>Where its ceremonies run, in the words of the catalog.</summary>
    public string Surface => IsApp ? Os : "browser";

    /// <summary>What runs on it that day: the system's major version, and the browser's; 0 for an app.</summary>
    public (int Os, int Browser) MajorsOn(int day) =>
        (int.Parse(SystemOn(day).Split('.')[0], System.Globalization.CultureInfo.InvariantCulture), IsApp ? 0 : BrowserOn(day));

    internal string SystemOn(int day) => Versions.OfSystem(Os, day - UpdatesAfterDays);

    internal int BrowserOn(int day) => Versions.OfBrowser(Browser, day - UpdatesAfterDays);
}
