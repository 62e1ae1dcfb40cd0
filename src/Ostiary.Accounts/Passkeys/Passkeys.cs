using System.Data.Common;
using Ostiary.Kernel;
using Ostiary.Storage;

namespace Ostiary.Accounts;

/// <summary>The passkeys of every relying party, each seen only through its own.</summary>
/// <remarks>Before a public key is used, ask <see cref="CredentialMac.Verify"/> whether it is still the one that was registered.</remarks>
public sealed class Passkeys(Database database)
{
    private readonly SignInReads _signIns = new(database);

    /// <summary>The passkey of a credential id and its user in one round trip, shared with others on PostgreSQL; a deleted one is answered as its tombstone; null when it is unknown.</summary>
    public Task<PasskeyOfUser?> ForSignIn(RelyingPartyId relyingParty, byte[] credentialId, CancellationToken cancel) =>
        _signIns.Find(new CredentialOfTenant(relyingParty, credentialId), cancel);

    /// <summary>One passkey of a user; a deleted one as its tombstone; null when it is unknown or another's.</summary>
    public Task<Passkey?> Find(RelyingPartyId relyingParty, UserId user, PasskeyId id, CancellationToken cancel) =>
        database.ReadFirst<Passkey>(FindPasskey.Query(relyingParty, user, id), PasskeyRow.Read, cancel);

    /// <summary>The live passkeys of a user, oldest first; at most 200.</summary>
    public Task<List<Passkey>> OfUser(RelyingPartyId relyingParty, UserId user, CancellationToken cancel) =>
        database.Read(ListPasskeysOfUser.Query(relyingParty, user), PasskeyRow.Read, cancel);

    /// <summary>The user of an identifier and what options must list of their live passkeys, in one round trip; null when nobody has it.</summary>
    public Task<UserCredentials?> LiveOfIdentifier(RelyingPartyId relyingParty, Identifier identifier, CancellationToken cancel) =>
        Credentials(ListCredentialsOfIdentifier.Query(relyingParty, identifier), cancel);

    /// <summary>A user and what options must list of their live passkeys, in one round trip; null when there is none.</summary>
    public Task<UserCredentials?> LiveOfUser(RelyingPartyId relyingParty, UserId user, CancellationToken cancel) =>
        Credentials(ListCredentialsOfUser.Query(relyingParty, user), cancel);

    /// <summary>What a live passkey was registered from; null when it is gone.</summary>
    public Task<RegistrationEvidence?> Evidence(RelyingPartyId relyingParty, PasskeyId id, CancellationToken cancel) =>
        database.ReadFirst<RegistrationEvidence>(
            FindRegistrationEvidence.Query(relyingParty, id), row => new RegistrationEvidence(row.Bytes(0), row.Bytes(1)), cancel);

    /// <summary>Adds a passkey if its user is active; otherwise no row. A violation means that the credential exists, perhaps as a tombstone.</summary>
    public static Statement Insert(Passkey passkey, RegistrationEvidence evidence) => InsertPasskey.Command(passkey, evidence);

    /// <summary>Stores what an authentication changed; no row when the passkey was deleted meanwhile. Put it before <see cref="Sessions.Begin"/>.</summary>
    public static Statement RecordUse(PasskeyUse use) => RecordPasskeyUse.Command(use);

    /// <summary><see cref="RecordUse"/> for many passkeys, none of them twice; returns the ids of those that were live. PostgreSQL alone.</summary>
    public static Statement RecordUses(IEnumerable<PasskeyUse> uses) => RecordPasskeyUses.Command(uses);

    /// <summary>Gives a live passkey of this user another name; otherwise no row.</summary>
    public static Statement Rename(RelyingPartyId relyingParty, UserId user, PasskeyId id, string name) =>
        RenamePasskey.Command(relyingParty, user, id, name);

    /// <summary>Deletes a live passkey of this user and leaves a tombstone; otherwise no row. Its sessions: <see cref="Sessions.RevokeAllOfPasskey"/>.</summary>
    public static Statement Delete(RelyingPartyId relyingParty, UserId user, PasskeyId id, DateTimeOffset now) =>
        DeletePasskey.Command(relyingParty, user, id, now);

    private async Task<UserCredentials?> Credentials(Statement query, CancellationToken cancel)
    {
        var rows = await database.Read(query, row => (User: UserOrNobody(row), Credential: Descriptor(row)), cancel);
        return rows is [{ User: { } user }, ..]
            ? new UserCredentials(user, [.. rows.Select(row => row.Credential).OfType<CredentialDescriptor>()])
            : null;
    }

    private static User? UserOrNobody(DbDataReader row) => row.IsDBNull(0) ? null : UserRow.Read(row);

    private static CredentialDescriptor? Descriptor(DbDataReader row) =>
        row.BytesOrNull(UserRow.Count) is { } credentialId
            ? new CredentialDescriptor(credentialId, PasskeyRow.Transports(row.GetString(UserRow.Count + 1)))
            : null;
}
