namespace Ostiary.Simulation;

/// <summary>What goes wrong in apps. Names and codes are those of Credential Manager and of AuthenticationServices.</summary>
internal static class AppFaults
{
    private const string AndroidDomain = "androidx.credentials";
    private const string AppleDomain = "com.apple.AuthenticationServices.AuthorizationError";

    /// <summary>The key was taken away while it was read.</summary>
    public static Fault TapLost(Gadget gadget) =>
        Broken(gadget) with { Name = "tap_lost", LeastMs = 1_100, MostMs = 4_200, Steps = ["prompt_shown", "tap_started", "tap_lost"] };

    /// <summary>The PIN of the key was wrong.</summary>
    public static Fault PinWrong(Gadget gadget) =>
        Broken(gadget) with { Name = "pin_wrong", LeastMs = 4_000, MostMs = 14_000, Steps = ["prompt_shown", "tap_started", "connected", "pin_asked", "pin_wrong"] };

    /// <summary>The PIN of the key was wrong too often.</summary>
    public static Fault PinLocked(Gadget gadget) =>
        Broken(gadget) with { Name = "pin_locked", LeastMs = 4_000, MostMs = 12_000, Stays = true, Steps = ["prompt_shown", "tap_started", "connected", "pin_asked", "pin_locked"] };

    /// <summary>The person closed the sheet.</summary>
    public static Fault Cancelled(Gadget gadget, string operation) => gadget.Os == "ios"
        ? new Fault("cancelled", "canceled", 1_100, 8_000) { Domain = AppleDomain, Code = "1001" }
        : new Fault("cancelled", $"{Prefix(operation)}CredentialCancellationException", 1_200, 9_000)
        {
            Domain = AndroidDomain,
            Code = $"android.credentials.{Prefix(operation)}CredentialException.TYPE_USER_CANCELED",
        };

    /// <summary>There is no passkey on this phone.</summary>
    public static Fault NothingHere(Gadget gadget) => gadget.Os == "ios"
        ? new Fault("nothing_here", "notInteractive", 30, 300) { Domain = AppleDomain, Code = "1005", Stays = true }
        : new Fault("nothing_here", "NoCredentialException", 60, 500)
        {
            Domain = AndroidDomain,
            Code = "android.credentials.GetCredentialException.TYPE_NO_CREDENTIAL",
            Stays = true,
        };

    private static Fault Broken(Gadget gadget) => gadget.Os == "ios"
        ? new Fault("", "failed", 0, 0) { Domain = AppleDomain, Code = "1004" }
        : new Fault("", "GetCredentialUnknownException", 0, 0) { Domain = AndroidDomain, Code = "android.credentials.GetCredentialException.TYPE_UNKNOWN" };

    private static string Prefix(string operation) => operation == "create" ? "Create" : "Get";
}
