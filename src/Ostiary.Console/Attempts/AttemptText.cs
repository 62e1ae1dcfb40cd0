using Ostiary.Console.Filters;
using Ostiary.Telemetry;

namespace Ostiary.Console.Attempts;

/// <summary>What is said of an attempt in few words. Versions and models come from browsers: what shows them escapes them.</summary>
internal static class AttemptText
{
    /// <summary>What the person wanted, such as <c>Sign in</c>.</summary>
    public static string What(Attempt attempt) => attempt.Flow == AttemptWords.Unknown ? "Attempt" : Words.Of(attempt.Flow);

    /// <summary>System and browser, such as <c>Windows 11, Chrome 142</c>.</summary>
    public static string Where(AttemptDevice device)
    {
        var known = string.Join(", ", new[] { Named(device.Os, device.OsVersion), Named(device.Browser, device.BrowserVersion) }.OfType<string>());
        return known.Length > 0 ? known : "Unknown";
    }

    /// <summary>Where the passkey lives and how it is reached.</summary>
    public static string With(Attempt attempt) => (attempt.Authenticator, attempt.Transport) switch
    {
        (AuthenticatorClass.Unknown, AttemptWords.Unknown) => "Unknown",
        (AuthenticatorClass.Unknown, _) => Words.Of(attempt.Transport),
        (_, AttemptWords.Unknown) => Words.Of(attempt.Authenticator.Wire()),
        _ => $"{Words.Of(attempt.Authenticator.Wire())}, {Words.Of(attempt.Transport)}",
    };

    /// <summary>Which mark the end of an attempt has; one of the style sheet's. What a person decided is no fault, and not red.</summary>
    public static string StateOf(Attempt attempt) => attempt switch
    {
        { Error.Party: Party.UserDecision } => "still",
        { Outcome: AttemptOutcome.Succeeded } => "good",
        { Outcome: AttemptOutcome.Failed or AttemptOutcome.Refused } => "bad",
        { Outcome: AttemptOutcome.Abandoned } => "attention",
        _ => "still",
    };

    private static string? Named(string name, string? version) =>
        name == AttemptWords.Unknown ? null : version is null ? Words.Of(name) : $"{Words.Of(name)} {VersionWords.Of(version.Split('.')[0])}";
}
