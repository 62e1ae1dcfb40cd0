namespace Ostiary.Simulation;

/// <summary>Who lives in this world.</summary>
internal static class Town
{
    private static readonly string[] FirstNames =
        ["amber", "basil", "clover", "dale", "ember", "fern", "glen", "hazel", "iris", "juniper", "linden", "maple", "olive", "poppy", "reed", "sage", "thyme", "willow"];

    private static readonly string[] LastNames =
        ["anvil", "barrow", "candle", "drawer", "easel", "fender", "gimlet", "hinge", "inkwell", "kettle", "lantern", "mortar", "needle", "pulley", "rudder", "spindle", "thimble", "wicket"];

    private static readonly (int Weight, Keeping Item)[] Keepings =
        [(42, Keeping.None), (34, Keeping.Synced), (9, Keeping.Device), (15, Keeping.SecurityKey)];

    public static Person Somebody(string seed, int number, int days)
    {
        var dice = new Dice($"{seed}/person/{number}");
        var hasAccount = dice.Chance(80);
        var keeps = hasAccount ? dice.Pick<Keeping>([(75, Keeping.Synced), (25, Keeping.SecurityKey)]) : dice.Pick(Keepings);
        return new Person
        {
            Number = number,
            Identifier = $"{FirstNames[number % FirstNames.Length]}.{LastNames[number / FirstNames.Length % LastNames.Length]}.{number}@example.com",
            Desktop = Fleet.Desktop(dice),
            Phone = Fleet.Phone(dice, withApp: dice.Chance(keeps == Keeping.SecurityKey ? 850 : 450)),
            KeepsAtFirst = keeps,
            ArrivesOn = hasAccount || dice.Chance(300) ? dice.Between(0, days - 1) : 0,
            VisitsPermille = dice.Between(80, 480),
            UsualHour = dice.Between(6, 21),
            PhonePermille = dice.Between(250, 750),
            HasAccount = hasAccount,
        };
    }
}
