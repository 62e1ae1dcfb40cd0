namespace Ostiary.Simulation;

/// <summary>The devices of this world, and how common they are.</summary>
internal static class Fleet
{
    private static readonly (int Weight, (string Os, string Browser) Item)[] Desktops =
    [
        (34, ("windows", "chrome")), (16, ("windows", "edge")), (16, ("windows", "firefox")),
        (12, ("macos", "safari")), (12, ("macos", "chrome")), (5, ("macos", "firefox")),
    ];

    private static readonly (int Weight, (string Os, string Model, string Maker) Item)[] Phones =
    [
        (26, ("ios", "iPhone17,1", "Apple")), (20, ("ios", "iPhone15,4", "Apple")),
        (14, ("android", "Pixel 10", "Google")), (16, ("android", "SM-S938B", "Samsung")),
        (14, ("android", "SM-A546B", "Samsung")), (10, ("android", "CPH2609", "OPPO")),
    ];

    public static Gadget Desktop(Dice dice)
    {
        var (os, browser) = dice.Pick(Desktops);
        return new Gadget(os, browser, "", os == "macos" ? "Apple" : "", dice.Between(0, 6));
    }

    /// <summary>A phone, with the app or with the browser that came with it.</summary>
    public static Gadget Phone(Dice dice, bool withApp)
    {
        var (os, model, maker) = dice.Pick(Phones);
        return new Gadget(os, withApp ? Gadget.App : os == "ios" ? "safari" : "chrome", model, maker, dice.Between(0, 6));
    }
}
