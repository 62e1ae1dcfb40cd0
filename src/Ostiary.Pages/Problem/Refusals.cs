namespace Ostiary.Pages.Problem;

/// <summary>Every refusal that a person can meet, in one list; the islands get the same list as JSON.</summary>
/// <remarks>Looked up by exact code, then by room (<c>webauthn.*</c>), then <c>*</c>: there is always a sentence and a way on.</remarks>
public static class Refusals
{
    /// <summary>The list, in the order in which a person might meet them.</summary>
    public static IReadOnlyList<Refusal> All { get; } =
    [
        // What the browser or the person's device says.
        new("sdk.dismissed-or-timed-out", "No passkey was used",
            "The passkey window was closed, ran out of time, or had nothing to offer for this site. Nothing has changed.", NextStep.TryAgain),
        new("sdk.unsupported", "This browser cannot use passkeys",
            "Open this page in a current version of Chrome, Edge, Firefox or Safari, or on your phone, and continue there.", NextStep.StartAgain),
        new("sdk.already-registered", "This device already has a passkey for you",
            "There is no need for another one here: sign in with the passkey that you have.", NextStep.SignIn),
        new("sdk.authenticator-unsuitable", "This device cannot keep a passkey yet",
            "Turn on a screen lock (PIN, fingerprint or face) in the device's settings, or use a phone or a security key instead.", NextStep.TryAgain),
        new("sdk.wrong-origin", "Passkeys do not work at this address",
            "This page was opened at an address that the passkeys of this site do not belong to. Open it from the site itself.", NextStep.StartAgain),
        new("sdk.offline", "The server could not be reached",
            "Check your connection, then try again. Nothing has changed.", NextStep.TryAgain),

        new("sdk.busy", "Another passkey window is open",
            "This page, or an extension of your browser, is already asking for a passkey. Close that window, then try again.", NextStep.TryAgain),
        new("sdk.authenticator-failed", "Your device did not answer as it should",
            "The device, its password manager or the security key reported a fault. Try once more; if it goes on, use another device.", NextStep.TryAgain),
        new("sdk.nothing-here", "There is no passkey on this device",
            "Use a passkey from your phone or a security key, or create an account.", NextStep.TryAgain),
        new("sdk.bad-options", "The browser could not read the request",
            "This is a fault on our side. Load the page again; if it goes on, tell support.", NextStep.StartAgain),

        // Signing in.
        new("sign_in.refused", "That did not sign you in",
            "The passkey could not be accepted here. Try another passkey, or sign in with the identifier of another account.", NextStep.TryAgain),
        new("sign_in.passkey_unknown", "This passkey is not known here",
            "Your device offered a passkey that no account here has. Choose another passkey; if you have none, create an account.", NextStep.TryAgain),
        new("sign_in.passkey_deleted", "This passkey was deleted",
            "It was removed from its account, but your device still keeps it. Choose another passkey, and delete this one in your password manager.", NextStep.TryAgain),
        new("pages.script_needed", "The page had not finished loading",
            "Passkeys need JavaScript. Wait until the page has loaded, or turn JavaScript on for this site, then try again.", NextStep.StartAgain),

        // Sessions and step-up.
        new("pages.signed_out", "You are signed out",
            "Your session has ended, here or from another device. Sign in to go on.", NextStep.SignIn),
        new("pages.passkey_gone", "That passkey is not there any more",
            "It may have been deleted in another window. The list below is up to date.", NextStep.Account),
        new("pages.session_gone", "That session had already ended",
            "It was signed out in another window or ran out of time. The list below is up to date.", NextStep.Account),

        // Anything else.
        new("webauthn.*", "Your device's answer could not be verified",
            "Something about the passkey's answer was not as it must be, so it was not accepted. Try once more; if it happens again, use another passkey.",
            NextStep.StartAgain),
        new("*", "That did not work",
            "The server could not do this just now. Try again in a moment; if it goes on, tell support the code below.", NextStep.StartAgain),
    ];

    private static readonly Dictionary<string, Refusal> ByCode = All.ToDictionary(refusal => refusal.Code, StringComparer.Ordinal);

    /// <summary>The sentence for a code.</summary>
    public static Refusal For(string code) =>
        ByCode.GetValueOrDefault(code) ?? ByCode.GetValueOrDefault(RoomOf(code)) ?? ByCode["*"];

    /// <summary>The sentence for a code that came in a query string; null when the list does not name it, so that nobody can put words on our page.</summary>
    public static Refusal? Named(string? code) => code is null ? null : ByCode.GetValueOrDefault(code);

    private static string RoomOf(string code) => string.Concat(code.AsSpan(0, Math.Max(0, code.IndexOf('.', StringComparison.Ordinal))), ".*");
}
