namespace Ostiary.Simulation;

/// <summary>Where somebody keeps the passkey.</summary>
public enum Keeping
{
    /// <summary>Nowhere: the person signs in with a password.</summary>
    None,

    /// <summary>With a passkey provider, on all devices.</summary>
    Synced,

    /// <summary>In the one device.</summary>
    Device,

    /// <summary>On a security key: by NFC at the phone, by USB at the desktop.</summary>
    SecurityKey,
}

/// <summary>Somebody of this world with their habits. Nobody real: names are put together from words, addresses end in example.com.</summary>
public sealed record Person
{
    /// <summary>Counted from 0.</summary>
    public required int Number { get; init; }

    /// <summary>What they would type to sign in.</summary>
    public required string Identifier { get; init; }

    public required Gadget Desktop { get; init; }

    public required Gadget Phone { get; init; }

    /// <summary>Where their passkey is when this world begins.</summary>
    public required Keeping KeepsAtFirst { get; init; }

    /// <summary>The day of their first visit.</summary>
    public required int ArrivesOn { get; init; }

    /// <summary>In how many of a thousand days they come.</summary>
    public required int VisitsPermille { get; init; }

    /// <summary>When they mostly come, UTC.</summary>
    public required int UsualHour { get; init; }

    /// <summary>In how many of a thousand visits they take the phone.</summary>
    public required int PhonePermille { get; init; }

    /// <summary>True when they have a real account on the server: they sign up, and their ceremonies are verified.</summary>
    public required bool HasAccount { get; init; }

    /// <summary>The group that the relying party counts them in: some got everything new a little earlier.</summary>
    public string Cohort => Number % 5 == 0 ? "early" : "everyone";

    /// <summary>The relying party's own name for them.</summary>
    public string Reference => $"person-{Number:D5}";
}
