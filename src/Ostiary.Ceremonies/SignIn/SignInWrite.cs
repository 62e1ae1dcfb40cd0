using Ostiary.Accounts;
using Ostiary.Kernel;
using Ostiary.Storage;

namespace Ostiary.Ceremonies;

/// <summary>All that one verified sign-in or step up changes, as one write.</summary>
internal sealed record SignInWrite
{
    /// <summary>The ceremony, which is used up.</summary>
    public required AuthenticationState State { get; init; }

    /// <summary>What the passkey learned.</summary>
    public required PasskeyUse Use { get; init; }

    /// <summary>What the audit tells of it.</summary>
    public required AuditEntry Entry { get; init; }

    /// <summary>The session that begins; null when none does.</summary>
    public Session? Session { get; init; }

    /// <summary>The session that ends because this browser gets a new one; null when there was none, or when none begins.</summary>
    public Session? Ended { get; init; }

    /// <summary>Writes all or nothing, in one round trip.</summary>
    /// <remarks>Fails with <c>ceremony.already_used</c>, <c>sign_in.passkey_deleted</c> or <c>sign_in.user_disabled</c>; the latter two burn the ceremony.</remarks>
    public async Task<Outcome<Done>> Alone(Database database, CancellationToken cancel)
    {
        var write = new GuardedWrite();
        write.Add(BurntCeremonies.Burn(State), CeremonyCodes.AlreadyUsed);
        var used = write.Add(Passkeys.RecordUse(Use));
        var told = write.Add(Session is null
            ? [Audit.AppendIfPasskeyIsLive(Entry, Use.PasskeyId)]
            : Sessions.BeginAudited(new AuditedSession(Session, Entry), database.Dialect));
        if (Ended is not null)
            write.Add(Sessions.Revoke(Ended.RelyingPartyId, Ended.UserId, Ended.Id, Use.At));

        var committed = await write.Commit(database, cancel);
        return committed.Then(done => Became(wasUsed: done.RowsAffected[used] > 0, wasTold: done.RowsAffected[told] > 0));
    }

    /// <summary>The outcome of a write that was committed. The passkey may have been deleted, or the user disabled, since they were read.</summary>
    public static Outcome<Done> Became(bool wasUsed, bool wasTold) =>
        !wasUsed ? CeremonyCodes.PasskeyDeleted
        : !wasTold ? CeremonyCodes.UserDisabled
        : default(Done);
}
