using Ostiary.Accounts;
using Ostiary.Kernel;

namespace Ostiary.Pages.Account;

/// <summary>One place where the person is signed in.</summary>
/// <param name="Id">Names the session; not its secret.</param>
/// <param name="Where">Browser and system, such as "Chrome on Windows".</param>
/// <param name="BegunAt">When it was signed in.</param>
/// <param name="SeenAt">When it was last used.</param>
/// <param name="IsThisOne">True for the session that asks.</param>
public sealed record SessionLine(SessionId Id, string Where, DateTimeOffset BegunAt, DateTimeOffset SeenAt, bool IsThisOne)
{
    /// <summary>A stored session as a line.</summary>
    public static SessionLine Of(Session session, bool isThisOne) =>
        new(session.Id, session.Where.Length == 0 ? "Unknown browser" : session.Where, session.CreatedAt, session.LastSeenAt, isThisOne);
}
