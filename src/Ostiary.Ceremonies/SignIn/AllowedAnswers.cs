using Ostiary.Accounts;
using Ostiary.Kernel;

namespace Ostiary.Ceremonies;

/// <summary>Who may answer an authentication.</summary>
internal sealed record AllowedAnswers
{
    /// <summary>The only user who may answer, or nobody's id; null when that is open.</summary>
    public UserId? User { get; init; }

    /// <summary>The handle that the answer must belong to; that of the user, or a decoy's; null when that is open.</summary>
    public byte[]? UserHandle { get; init; }

    /// <summary>The only credentials that may answer; empty lets any answer.</summary>
    public IReadOnlyList<CredentialDescriptor> Credentials { get; init; } = [];

    /// <summary>For a step up: the session that it confirms.</summary>
    public Session? Session { get; init; }

    /// <summary>For a step up: the act.</summary>
    public string? Action { get; init; }

    /// <summary>For a step up: what the act is done to.</summary>
    public string? Target { get; init; }
}
