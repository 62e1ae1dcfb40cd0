namespace Ostiary.Simulation;

/// <summary>What goes wrong in browsers. Names and messages are those that the browsers give.</summary>
internal static class WebFaults
{
    /// <summary>How long this relying party lets a ceremony take, in milliseconds.</summary>
    public const int TimeoutMs = 60_000;

    private const string NotAllowed = "NotAllowedError";
    private const string ByChromium = "The operation either timed out or was not allowed. See: https://www.w3.org/TR/webauthn-2/#sctn-privacy-considerations-client.";
    private const string ByFirefox = "The request is not allowed by the user agent or the platform in the current context.";

    /// <summary>The request for autofill that nobody used, ended by the page.</summary>
    public static readonly Fault UnusedAutofill = new("unused_autofill", "AbortError", 4_000, 40_000) { IsAborted = true, ShowsADialog = false };

    /// <summary>The answer could not be sent.</summary>
    public static readonly Fault Offline = new("offline", "", 1_500, 4_000) { IsAfterTheAnswer = true };

    /// <summary>The browser offers no security keys, although one is the only way in.</summary>
    public static readonly Fault HiddenKeys = new("hidden_keys", NotAllowed, 120, 640) { Message = ByFirefox, ShowsADialog = false, Stays = true };

    /// <summary>There is a passkey on this device already.</summary>
    public static Fault Excluded(Gadget gadget) => new("excluded", "InvalidStateError", 900, 3_200)
    {
        Stays = true,
        Message = gadget.Browser switch
        {
            "safari" => "At least one credential matches an entry of the excludeCredentials list in the platform attached authenticator.",
            "firefox" => "An attempt was made to use an object that is not, or is no longer, usable",
            _ => "The user attempted to register an authenticator that contains one of the credentials already registered with the relying party.",
        },
    };

    /// <summary>The person closed the dialog.</summary>
    public static Fault Cancelled(Gadget gadget) => new("cancelled", NotAllowed, 1_600, 11_000)
    {
        Message = gadget.Browser == "safari" ? "This request has been cancelled by the user." : Vaguely(gadget),
    };

    /// <summary>Nobody answered.</summary>
    public static Fault TimedOut(Gadget gadget) => new("timed_out", NotAllowed, TimeoutMs, TimeoutMs + 400)
    {
        Message = gadget.Browser == "safari" ? "Operation timed out." : Vaguely(gadget),
    };

    /// <summary>None of the passkeys that were named is here.</summary>
    public static Fault NothingHere(Gadget gadget) => new("nothing_here", NotAllowed, 90, 700)
    {
        Message = gadget.Browser == "safari" ? "No avaliable authenticators." : Vaguely(gadget),
        ShowsADialog = false,
        Stays = true,
    };

    private static string Vaguely(Gadget gadget) => gadget.Browser == "firefox" ? ByFirefox : ByChromium;
}
