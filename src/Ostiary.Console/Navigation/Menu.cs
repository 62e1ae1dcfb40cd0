using Ostiary.Console.Access;

namespace Ostiary.Console.Navigation;

/// <summary>A group of the navigation.</summary>
public sealed record MenuGroup(string Title, IReadOnlyList<MenuEntry> Entries);

/// <summary>One place of the console.</summary>
/// <param name="Label">What it is called.</param>
/// <param name="Href">Where it is.</param>
/// <param name="IsHere">True for the page that is shown, or one below it.</param>
public sealed record MenuEntry(string Label, string Href, bool IsHere);

/// <summary>The navigation as a list: a new part of the console adds its line here.</summary>
public static class Menu
{
    /// <summary>What this person can go to from here.</summary>
    public static IReadOnlyList<MenuGroup> For(ConsoleVisit visit)
    {
        var relyingParty = visit.Chosen ?? visit.Visitor.RelyingParty;
        var below = $"/console/relying-parties/{relyingParty.Id.Value}";
        return
        [
            new("Server",
            [
                Exactly("Overview", "/console", visit),
                Exactly("Relying parties", "/console/relying-parties", visit),
                .. visit.RunsTheServer ? [Exactly("Health", "/console/health", visit)] : (MenuEntry[])[],
            ]),
            new(relyingParty.Name,
            [
                Exactly("At a glance", $"{below}/overview", visit),
                Exactly("Adoption", $"{below}/adoption", visit),
                Exactly("Funnel", $"{below}/funnel", visit),
                Exactly("Devices", $"{below}/devices", visit),
                Exactly("Security keys", $"{below}/security-keys", visit),
                Exactly("Baselines", $"{below}/baselines", visit),
                Exactly("Errors", $"{below}/errors", visit),
                AtOrBelow("Attempts", $"{below}/attempts", visit),
                AtOrBelow("Annotations", $"{below}/annotations", visit),
                AtOrBelow("Reclassification", $"{below}/reclassification", visit),
                AtOrBelow("Users", $"{below}/users", visit),
                AtOrBelow("API keys", $"{below}/api-keys", visit),
                Exactly("Settings", below, visit),
            ]),
        ];
    }

    private static MenuEntry Exactly(string label, string href, ConsoleVisit visit) =>
        new(label, href, string.Equals(visit.Path, href, StringComparison.Ordinal));

    private static MenuEntry AtOrBelow(string label, string href, ConsoleVisit visit) =>
        new(label, href, visit.Path.StartsWith(href, StringComparison.Ordinal));
}
