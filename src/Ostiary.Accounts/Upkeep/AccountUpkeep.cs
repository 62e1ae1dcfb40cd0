using Ostiary.Kernel;
using Ostiary.Storage;

namespace Ostiary.Accounts;

/// <summary>Changes to one account that need no ceremony; each is committed with its audit entry. Safe for use from any thread.</summary>
/// <remarks>Who may ask is the caller's to decide: a person for their own account, an administrator or a backend for their users'.</remarks>
public sealed class AccountUpkeep(Database database, Users users, Passkeys passkeys, Sessions sessions, TimeProvider clock, Entropy entropy)
{
    private const int LongestName = 64;

    /// <summary>The passkey has the new name. Fails with <c>upkeep.passkey_name</c> or <c>upkeep.passkey_gone</c>.</summary>
    public async Task<Outcome<Done>> RenamePasskey(
        RelyingPartyId relyingParty, UserId user, PasskeyId passkey, string? name, ChangedBy by, CancellationToken cancel)
    {
        var wanted = name?.Trim() ?? "";
        if (!Legibility.IsName(wanted, LongestName))
            return new Failure(UpkeepCodes.PasskeyName) { Field = "name" };

        if (await passkeys.Find(relyingParty, user, passkey, cancel) is not { IsLive: true })
            return UpkeepCodes.PasskeyGone;

        var entry = by.Entry(AuditAction.PasskeyRenamed, relyingParty, user, passkey.Value, clock.GetUtcNow(), clock, entropy);
        return await CommitIfThere(
            [Passkeys.Rename(relyingParty, user, passkey, wanted), Audit.AppendIfPasskeyIsLive(entry, passkey)], UpkeepCodes.PasskeyGone, cancel);
    }

    /// <summary>The passkey is a tombstone and its sessions are over. Fails with <c>upkeep.passkey_gone</c>.</summary>
    public async Task<Outcome<Done>> DeletePasskey(
        RelyingPartyId relyingParty, UserId user, PasskeyId passkey, ChangedBy by, CancellationToken cancel)
    {
        if (await passkeys.Find(relyingParty, user, passkey, cancel) is not { IsLive: true })
            return UpkeepCodes.PasskeyGone;

        var now = clock.GetUtcNow();
        var entry = by.Entry(AuditAction.PasskeyDeleted, relyingParty, user, passkey.Value, now, clock, entropy);
        return await CommitIfThere(
            [
                Passkeys.Delete(relyingParty, user, passkey, now),
                Sessions.RevokeAllOfPasskey(relyingParty, user, passkey, now),
                Audit.AppendIfPasskeyWasDeleted(entry),
            ],
            UpkeepCodes.PasskeyGone,
            cancel);
    }

    /// <summary>The session is over. Fails with <c>upkeep.session_gone</c>.</summary>
    public async Task<Outcome<Done>> EndSession(
        RelyingPartyId relyingParty, UserId user, SessionId session, ChangedBy by, CancellationToken cancel)
    {
        if ((await sessions.OfUser(relyingParty, user, cancel)).TrueForAll(live => live.Id != session))
            return UpkeepCodes.SessionGone;

        return await Commit(
            [Sessions.Revoke(relyingParty, user, session, clock.GetUtcNow())],
            by.Writes(AuditAction.SessionRevoked, relyingParty, user, session.Value, clock, entropy),
            cancel);
    }

    /// <summary>No session of the user is left.</summary>
    public Task<Outcome<Done>> EndSessions(RelyingPartyId relyingParty, UserId user, ChangedBy by, CancellationToken cancel) =>
        Commit(
            [Sessions.RevokeAllOfUser(relyingParty, user, clock.GetUtcNow())],
            by.Writes(AuditAction.SessionsRevoked, relyingParty, user, target: null, clock, entropy),
            cancel);

    /// <summary>The user cannot sign in and is signed out everywhere. Fails with <c>upkeep.user_gone</c>.</summary>
    public async Task<Outcome<Done>> DisableUser(RelyingPartyId relyingParty, UserId user, ChangedBy by, CancellationToken cancel) =>
        await IsThere(relyingParty, user, cancel)
            ? await Commit(
                Users.Disable(relyingParty, user, clock.GetUtcNow()),
                by.Writes(AuditAction.UserDisabled, relyingParty, user, target: null, clock, entropy),
                cancel)
            : UpkeepCodes.UserGone;

    /// <summary>The user can sign in again. Fails with <c>upkeep.user_gone</c>.</summary>
    public async Task<Outcome<Done>> EnableUser(RelyingPartyId relyingParty, UserId user, ChangedBy by, CancellationToken cancel) =>
        await IsThere(relyingParty, user, cancel)
            ? await Commit(
                [Users.Enable(relyingParty, user)],
                by.Writes(AuditAction.UserEnabled, relyingParty, user, target: null, clock, entropy),
                cancel)
            : UpkeepCodes.UserGone;

    /// <summary>The user is erased; ids and public keys stay as tombstones. Fails with <c>upkeep.user_gone</c>.</summary>
    public async Task<Outcome<Done>> DeleteUser(RelyingPartyId relyingParty, UserId user, ChangedBy by, CancellationToken cancel) =>
        await IsThere(relyingParty, user, cancel)
            ? await Commit(
                Users.Delete(relyingParty, user, clock.GetUtcNow()),
                by.Writes(AuditAction.UserDeleted, relyingParty, user, target: null, clock, entropy),
                cancel)
            : UpkeepCodes.UserGone;

    private async Task<bool> IsThere(RelyingPartyId relyingParty, UserId user, CancellationToken cancel) =>
        await users.Find(relyingParty, user, cancel) is { DeletedAt: null };

    private async Task<Outcome<Done>> Commit(IReadOnlyList<Statement> changes, Statement audit, CancellationToken cancel)
    {
        await Commit([.. changes, audit], cancel);
        return new Done();
    }

    // The first statement is the change: when it finds no row, what was looked up before has gone in the very moment.
    private async Task<Outcome<Done>> CommitIfThere(IReadOnlyList<Statement> statements, FailureCode gone, CancellationToken cancel) =>
        (await Commit(statements, cancel)).RowsAffected[0] == 0 ? gone : new Done();

    private async Task<Committed> Commit(IReadOnlyList<Statement> statements, CancellationToken cancel)
    {
        var committed = await database.Commit(statements, cancel);
        return committed.Succeeded
            ? committed
            : throw new InvalidOperationException($"statement {committed.ViolatedStatement} of an account change met a constraint");
    }
}
