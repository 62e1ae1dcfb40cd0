namespace Ostiary.Kernel;

/// <summary>What sort of "no" a failure is. The server turns each kind into one HTTP status, in one switch.</summary>
public enum FailureKind
{
    /// <summary>The request itself is not well formed: a field is missing, mistyped or undecodable.</summary>
    Malformed,

    /// <summary>Well formed, understood, and refused by a rule.</summary>
    Rejected,

    /// <summary>The caller has not proved who they are.</summary>
    Unauthenticated,

    /// <summary>The caller is known and may not do this.</summary>
    Forbidden,

    /// <summary>There is no such thing here.</summary>
    NotFound,

    /// <summary>There was such a thing; it is spent, expired or deleted.</summary>
    Gone,

    /// <summary>It contradicts something that already stands.</summary>
    Conflict,

    /// <summary>More bytes than this server reads.</summary>
    TooLarge,

    /// <summary>Too often; the answer carries when to try again.</summary>
    TooMany,

    /// <summary>This platform cannot do what was asked, for example an algorithm that it lacks.</summary>
    Unsupported,
}
