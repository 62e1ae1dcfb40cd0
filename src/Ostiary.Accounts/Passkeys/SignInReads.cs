using Ostiary.Kernel;
using Ostiary.Storage;

namespace Ostiary.Accounts;

/// <summary>Finds the passkeys of sign-ins: on PostgreSQL those that are asked for at the same time in one round trip.</summary>
internal sealed class SignInReads
{
    private const int MostTogether = 32;

    private readonly Database _database;
    private readonly Lane<CredentialOfTenant, PasskeyOfUser?> _lane;

    public SignInReads(Database database)
    {
        _database = database;
        // Reading takes nothing from anybody: any two may go together.
        _lane = new(MostTogether, touches: _ => [], Together);
    }

    public Task<PasskeyOfUser?> Find(CredentialOfTenant asked, CancellationToken cancel) =>
        _database.Dialect == Dialect.Postgres ? _lane.Send(asked, cancel) : Alone(asked, cancel);

    internal async Task<IReadOnlyList<PasskeyOfUser?>> Together(IReadOnlyList<CredentialOfTenant> group)
    {
        // Whoever came may go, but does not stop the others: so nobody's cancellation reaches the database.
        if (group is [var only])
            return [await Alone(only, CancellationToken.None)];

        var rows = await _database.Read(
            FindPasskeysForSignIns.Query(group), row => (Place: row.GetInt64(FindPasskeysForSignIns.Place), Found: PasskeyRow.ReadWithUser(row)), CancellationToken.None);
        var answers = new PasskeyOfUser?[group.Count];
        foreach (var (place, found) in rows)
            answers[place - 1] = found;

        return answers;
    }

    private Task<PasskeyOfUser?> Alone(CredentialOfTenant asked, CancellationToken cancel) =>
        _database.ReadFirst<PasskeyOfUser>(FindPasskeyForSignIn.Query(asked.RelyingPartyId, asked.CredentialId), PasskeyRow.ReadWithUser, cancel);
}

/// <summary>A credential id, which counts only at its own relying party.</summary>
internal sealed record CredentialOfTenant(RelyingPartyId RelyingPartyId, byte[] CredentialId);
