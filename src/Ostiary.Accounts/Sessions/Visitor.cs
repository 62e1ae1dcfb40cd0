namespace Ostiary.Accounts;

/// <summary>Who is at the door: the relying party whose pages they opened, and who they are if they are signed in.</summary>
/// <remarks>The server puts it into the features of each request to a hosted page.</remarks>
public sealed record Visitor
{
    public required RelyingParty RelyingParty { get; init; }

    /// <summary>Null when nobody is signed in.</summary>
    public SignedIn? SignedIn { get; init; }
}

/// <summary>A person who is signed in, and the session that says so.</summary>
public sealed record SignedIn
{
    public required User User { get; init; }

    public required Session Session { get; init; }
}
