namespace Ostiary.Telemetry;

/// <summary>Attempts of one day, or of a longer time, that are alike, counted. What was not asked for is empty.</summary>
/// <param name="DayMs">The start of the day, Unix milliseconds UTC; of a longer time, its beginning.</param>
public sealed record AttemptDayTally(
    long DayMs, string Operation, string Mediation, string Surface, AttemptOutcome Outcome, string Os, string Transport, string ErrorClass, Party? Party, long Attempts, long Ticketed)
{
    /// <summary>Whether the person ended them.</summary>
    public bool IsDecided => Party == Telemetry.Party.UserDecision;

    /// <summary>Whether they signed in, or tried to.</summary>
    public bool IsSignIn => Operation == "get" && Outcome != AttemptOutcome.Unused;

    /// <summary>Whether they made a passkey, or tried to.</summary>
    public bool IsCreation => Operation == "create" && Outcome != AttemptOutcome.Unused;
}

/// <summary>Sign-ins of one day by one method that are alike, counted.</summary>
/// <param name="DayMs">The start of the day, Unix milliseconds UTC.</param>
/// <param name="Method">A word of the catalog's <c>method</c>, or <c>unknown</c>.</param>
/// <param name="Os">The system.</param>
/// <param name="Authenticator">Of a passkey; otherwise unknown.</param>
/// <param name="Mediation">Of a passkey; otherwise <c>unknown</c>.</param>
/// <param name="SignIns">How many.</param>
/// <param name="Persons">By how many different people, or visits where nobody is known, on that day.</param>
/// <param name="Times">How long they took, from the beginning of the way to its end; only those whose beginning was told.</param>
/// <param name="Ceremonies">How long the platform and the person took, where a dialog was asked for.</param>
public sealed record MethodDayTally(
    long DayMs, string Method, string Os, AuthenticatorClass Authenticator, string Mediation, long SignIns, long Persons, TimeHistogram Times, TimeHistogram Ceremonies)
{
    /// <summary>The method that is a passkey.</summary>
    public const string Passkey = "passkey";

    /// <summary>Whether a passkey was used.</summary>
    public bool IsPasskey => Method == Passkey;
}

/// <summary>Prompts of one day to make a passkey.</summary>
/// <param name="DayMs">The start of the day, Unix milliseconds UTC.</param>
/// <param name="Prompt">What the site calls the prompt.</param>
/// <param name="Shown">How often it was shown.</param>
/// <param name="Accepted">How often the person agreed.</param>
/// <param name="Created">How often a passkey was made then, in the same visit.</param>
public sealed record PromptDayTally(long DayMs, string Prompt, long Shown, long Accepted, long Created);

/// <summary>Attempts on one model of device.</summary>
/// <param name="DayMs">The start of the day, Unix milliseconds UTC.</param>
/// <param name="Model">As recognition or the app names it.</param>
/// <param name="Attempts">How many.</param>
/// <param name="Succeeded">How many ended well.</param>
/// <param name="Decided">How many the person ended.</param>
public sealed record ModelDayTally(long DayMs, string Model, long Attempts, long Succeeded, long Decided);

/// <summary>Events of one name on one day.</summary>
/// <param name="DayMs">The start of the day, Unix milliseconds UTC.</param>
/// <param name="Name"><c>credential.deleted</c> or <c>recovery.completed</c>.</param>
/// <param name="Count">How many.</param>
public sealed record EventDayTally(long DayMs, string Name, long Count);
