namespace Ostiary.Telemetry;

/// <summary>Which sort of authenticator answered, or was reached, and how. From flags and transports only, never from a model's name.</summary>
internal sealed record AuthenticatorReading(AuthenticatorClass Class, string Transport)
{
    private static readonly string[] Carried = ["usb", "nfc", "ble", "smart_card"];

    public static AuthenticatorReading Of(AttemptStory story)
    {
        var verified = story.All("ceremony.verified").LastOrDefault(one => one.IsFromServer);
        var answered = story.Last("ceremony.succeeded");
        var transport = TransportOf(story, answered);
        var mayBeBackedUp = verified?.Told.Flag("backupEligible") ?? answered?.Told.Flag("backupEligible");
        var attachment = answered?.Told.Text("attachment") ?? verified?.Told.Text("attachment");
        return new(ClassOf(mayBeBackedUp, attachment, transport), transport);
    }

    // WebAuthn L3 §6.1.3: a credential that is not backup eligible is bound to one device.
    private static AuthenticatorClass ClassOf(bool? mayBeBackedUp, string? attachment, string transport) => (mayBeBackedUp, attachment) switch
    {
        (true, _) => AuthenticatorClass.Synced,
        (false, "platform") => AuthenticatorClass.PlatformBound,
        (false, "cross_platform") when transport is not "hybrid" => AuthenticatorClass.RoamingHardware,
        _ when Carried.Contains(transport) => AuthenticatorClass.RoamingHardware,
        (false, _) when transport is "internal" => AuthenticatorClass.PlatformBound,
        _ => AuthenticatorClass.Unknown,
    };

    private static string TransportOf(AttemptStory story, AttemptEvent? answered)
    {
        if (story.All("native.step").Select(one => one.Told.Text("transport")).LastOrDefault(text => text is not null) is { } native)
            return native;

        var attachment = answered?.Told.Text("attachment");
        if (attachment == "platform")
            return "internal";

        if (story.All("hybrid.observed").Any())
            return "hybrid";

        // Several transports say what a key can do, not what it did.
        return attachment == "cross_platform" && answered!.Told.Words("transports") is [var only] ? only : AttemptWords.Unknown;
    }
}
