using Ostiary.Insights;
using Ostiary.Metadata;
using Ostiary.Telemetry;

namespace Ostiary.Console.Filters;

/// <summary>How people read what programs write in snake_case.</summary>
internal static class Words
{
    private static readonly Dictionary<string, string> Known = new(StringComparer.Ordinal)
    {
        ["ios"] = "iOS",
        ["macos"] = "macOS",
        ["chromeos"] = "ChromeOS",
        ["harmonyos"] = "HarmonyOS",
        ["visionos"] = "visionOS",
        ["create"] = "Create a passkey",
        ["get"] = "Use a passkey",
        ["modal"] = "Dialog",
        ["conditional"] = "Autofill",
        ["conditional_create"] = "Automatic upgrade",
        ["webview"] = "Web view",
        ["iframe_same_origin"] = "Frame of the same site",
        ["iframe_cross_origin"] = "Frame of another site",
        ["usb"] = "USB",
        ["nfc"] = "NFC",
        ["ble"] = "Bluetooth",
        ["hybrid"] = "Another phone",
        ["internal"] = "This device",
        ["platform_bound"] = "Bound to one device",
        ["roaming_hardware"] = "Security key",
        ["user_decision"] = "The person’s decision",
        ["user_environment"] = "The person’s device and settings",
        ["platform"] = "Browser, system or provider",
        ["relying_party"] = "The site or its server",
        ["none"] = "None",
        [AnonymityFloor.Merged] = "Several small ones together",
        ["os_update"] = "System update",
        ["pin_locked"] = "PIN locked",
        ["pin_wrong"] = "PIN wrong",
        ["nfc_lost"] = "NFC lost",
        ["os_regression"] = "System regression",
        ["webview_unsupported"] = "Web view unsupported",
        ["rp_misconfigured"] = "Site misconfigured",
        ["aborted_by_app"] = "Aborted by the page",
        ["user_chose_other"] = "Chose another way",
        ["timeout_user"] = "Nobody answered in time",
        ["timeout_system"] = "The system gave up waiting",
        ["no_local_credential"] = "No passkey on this device",
        ["credential_deleted"] = "Passkey was deleted",
        ["user_dismissed_conditional"] = "Autofill dismissed",
        ["biometric_lockout"] = "Fingerprint or face locked",
        ["concurrency_collision"] = "Two requests at once",
        ["exclude_match"] = "Already has a passkey here",
    };

    private static readonly Dictionary<AttemptDimension, string> Dimensions = new()
    {
        [AttemptDimension.Os] = "System",
        [AttemptDimension.OsVersion] = "System version",
        [AttemptDimension.FormFactor] = "Device class",
        [AttemptDimension.Authenticator] = "Authenticator",
        [AttemptDimension.ErrorClass] = "Error class",
        [AttemptDimension.Party] = "Who could mend it",
        [AttemptDimension.BrowserVersion] = "Browser version",
        [AttemptDimension.Oem] = "Maker",
        [AttemptDimension.Mediation] = "Asked by",
        [AttemptDimension.Touchpoint] = "Place on the site",
        [AttemptDimension.Manager] = "Passkey provider",
        [AttemptDimension.Cohort] = "Cohort",
    };

    // What attempts are mostly made on; a form offers what the address says besides.
    private static readonly Dictionary<AttemptDimension, string[]> Common = new()
    {
        [AttemptDimension.Os] = ["windows", "macos", "ios", "android", "linux", "chromeos", "harmonyos", AttemptWords.Other, AttemptWords.Unknown],
        [AttemptDimension.Browser] = ["chrome", "safari", "edge", "firefox", "samsung", "opera", "brave", "android webview", "ios webview", AttemptWords.Other, AttemptWords.Unknown],
        [AttemptDimension.FormFactor] = ["mobile", "tablet", "desktop", AttemptWords.Unknown],
        [AttemptDimension.Manager] =
        [
            .. AaguidDirectory.All.Values.Where(model => model.Kind is AuthenticatorKind.Provider or AuthenticatorKind.Platform).Select(model => model.Name)
                .Distinct(StringComparer.Ordinal).Order(StringComparer.OrdinalIgnoreCase),
            AttemptWords.Unknown,
        ],
    };

    /// <summary>A word as people read it: with a large letter and no underscores.</summary>
    public static string Of(string word) =>
        Known.TryGetValue(word, out var known) ? known : word.Length == 0 ? word : char.ToUpperInvariant(word[0]) + word[1..].Replace('_', ' ');

    /// <summary>What a filter is called.</summary>
    public static string Of(AttemptDimension dimension) => Dimensions.TryGetValue(dimension, out var known) ? known : dimension.ToString();

    /// <summary>What a form offers for a filter; empty for what is typed.</summary>
    public static IReadOnlyList<string> ChoicesOf(AttemptDimension dimension) =>
        Common.TryGetValue(dimension, out var common) ? common : FilterWords.Choices(dimension);

    /// <summary>A node of an attempt, as a step that a person takes.</summary>
    public static string Of(AttemptNode node) => node switch
    {
        AttemptNode.Initiation => "Intent",
        AttemptNode.CapabilityCheck => "Browser asked",
        AttemptNode.AuthenticatorSelection => "Dialog open",
        AttemptNode.CeremonyStart => "Device reached",
        AttemptNode.UserVerification => "Person verified",
        AttemptNode.Assertion => "Answer given",
        _ => "Accepted",
    };

    /// <summary>What it means to have come to a node.</summary>
    public static string Meaning(AttemptNode node) => node switch
    {
        AttemptNode.Initiation => "A person, or the page, began.",
        AttemptNode.CapabilityCheck => "The page asked what the browser can do, or autofill waits.",
        AttemptNode.AuthenticatorSelection => "The platform asks which passkey to take.",
        AttemptNode.CeremonyStart => "This device, a key or a phone is at work.",
        AttemptNode.UserVerification => "Finger, face or PIN is checked.",
        AttemptNode.Assertion => "The passkey’s answer was sent.",
        _ => "The server took it.",
    };
}
