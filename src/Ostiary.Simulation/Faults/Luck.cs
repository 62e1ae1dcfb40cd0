namespace Ostiary.Simulation;

/// <summary>What may go wrong in a ceremony, and how often.</summary>
internal static class Luck
{
    /// <summary>What goes wrong this time; null when nothing does.</summary>
    /// <param name="dice">Decides.</param>
    /// <param name="gadget">At which device.</param>
    /// <param name="day">On which day.</param>
    /// <param name="keeping">Where the passkey is.</param>
    /// <param name="operation"><c>create</c> or <c>get</c>.</param>
    public static Fault? Of(Dice dice, Gadget gadget, int day, Keeping keeping, string operation)
    {
        var thrown = dice.Between(0, 999);
        foreach (var (permille, fault) in operation == "create" ? WhenCreating(gadget, day) : WhenSigningIn(gadget, day, keeping))
        {
            if (thrown < permille)
                return fault;

            thrown -= permille;
        }

        return null;
    }

    private static (int Permille, Fault Fault)[] WhenSigningIn(Gadget gadget, int day, Keeping keeping) => (gadget.IsApp, keeping) switch
    {
        (true, Keeping.SecurityKey) =>
        [
            (gadget.Os == "android" && gadget.MajorsOn(day).Os >= Story.AndroidThatLosesTaps ? 520 : 45, AppFaults.TapLost(gadget)),
            (38, AppFaults.PinWrong(gadget)), (5, AppFaults.PinLocked(gadget)), (30, AppFaults.Cancelled(gadget, "get")),
        ],
        (true, _) => [(gadget.Os == "android" ? 105 : 26, AppFaults.Cancelled(gadget, "get")), (18, AppFaults.NothingHere(gadget)), (4, WebFaults.Offline)],
        (_, Keeping.SecurityKey) =>
        [
            (gadget.Browser == "firefox" && gadget.MajorsOn(day).Browser >= Story.FirefoxThatHidesKeys ? 640 : 0, WebFaults.HiddenKeys),
            (70, WebFaults.Cancelled(gadget)), (35, WebFaults.TimedOut(gadget)),
        ],
        _ =>
        [
            (gadget.Browser == "safari" ? 28 : 62, WebFaults.Cancelled(gadget)), (14, WebFaults.TimedOut(gadget)), (16, WebFaults.NothingHere(gadget)), (5, WebFaults.Offline),
        ],
    };

    private static (int Permille, Fault Fault)[] WhenCreating(Gadget gadget, int day)
    {
        var cancels = day < Story.BetterPrompt.Day ? 290 : 110;
        return gadget.IsApp
            ? [(cancels, AppFaults.Cancelled(gadget, "create"))]
            : [(cancels, WebFaults.Cancelled(gadget)), (22, WebFaults.Excluded(gadget)), (15, WebFaults.TimedOut(gadget))];
    }
}
