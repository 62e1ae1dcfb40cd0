namespace Ostiary.Simulation;

/// <summary>Something that happens to this world on a day of its own, and that an operator should find.</summary>
/// <param name="Name">What happens.</param>
/// <param name="Day">The day it begins, counted from 0.</param>
/// <param name="HowToFind">Where to look.</param>
public sealed record Story(string Name, int Day, string HowToFind)
{
    /// <summary>The version of the system whose NFC loses every second key. No such version is known to do so: it is made up.</summary>
    public const int AndroidThatLosesTaps = 18;

    /// <summary>The version of the browser that shows no security keys. No such version is known to do so: it is made up.</summary>
    public const int FirefoxThatHidesKeys = 172;

    /// <summary>A prompt that says in plain words what a passkey is good for.</summary>
    public static readonly Story BetterPrompt = new(
        "A better prompt", 20, "Adoption: the take rate of prompts rises, and the page proposes the day; flow = enrollment, operation = create: twice as many from this day on, and more of them succeed");

    /// <summary>A browser stops offering security keys.</summary>
    public static readonly Story HiddenKeys = new(
        $"Firefox {FirefoxThatHidesKeys} hides security keys", 35, "Security keys: Firefox stands under “Where the option is hidden”; browser = firefox, errorClass = transport_mismatch: nearly none before this day");

    /// <summary>A system update after which keys are lost while they are read.</summary>
    public static readonly Story LostTaps = new(
        $"Android {AndroidThatLosesTaps} loses NFC keys", 46, "os = android, transport = nfc: errorClass nfc_lost rises with this version");

    /// <summary>All of them, in the order of their days.</summary>
    public static readonly IReadOnlyList<Story> All = [BetterPrompt, HiddenKeys, LostTaps];
}
