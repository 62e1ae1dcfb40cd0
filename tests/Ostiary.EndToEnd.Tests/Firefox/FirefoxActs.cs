namespace Ostiary.EndToEnd.Tests.Firefox;

/// <summary>What a person does with a page in more than one test.</summary>
internal static class FirefoxActs
{
    /// <summary>Creates an account with a passkey and arrives at it.</summary>
    public static async Task SignUp(this FirefoxWindow window, string identifier)
    {
        await window.Go("/sign-up");
        await window.Fill("Email or user name", identifier);
        await window.Press("Create account");
        await window.Shows("Your account");
        await window.Until("document.readyState === 'complete'");
    }

    /// <summary>Leaves the account.</summary>
    public static async Task SignOut(this FirefoxWindow window)
    {
        await window.Press("Sign out");
        await window.Shows("You are signed out.");
    }
}

/// <summary>Keys that write nothing, as WebDriver spells them.</summary>
internal static class Keys
{
    public const string Down = "\uE015";
    public const string Enter = "\uE007";
}
