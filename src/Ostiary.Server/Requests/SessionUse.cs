using Ostiary.Accounts;
using Ostiary.Storage;
using SessionOptions = Ostiary.Accounts.SessionOptions;

namespace Ostiary.Server.Requests;

/// <summary>Keeps the idle limit of a session moving while it is used, with at most one write a minute.</summary>
public sealed class SessionUse(Database database, SessionOptions options, TimeProvider clock)
{
    /// <summary>Notes the use, when that is due.</summary>
    public async Task Note(SessionOfUser used, CancellationToken cancel)
    {
        if (Sessions.Touch(used, options, clock.GetUtcNow()) is { } touch)
            await database.Commit([touch], cancel);
    }
}
