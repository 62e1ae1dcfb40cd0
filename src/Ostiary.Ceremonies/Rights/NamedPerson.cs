using Ostiary.Accounts;
using Ostiary.Kernel;
using Ostiary.Telemetry;

namespace Ostiary.Ceremonies;

/// <summary>A person as somebody named them: a user of this server, or only a reference that a site's pages and apps tell events with.</summary>
/// <param name="RelyingParty">Whose person.</param>
/// <param name="User">The user; null when no account here goes by that name.</param>
/// <param name="Passkeys">Their live passkeys.</param>
/// <param name="Sessions">Their live sessions.</param>
/// <param name="Identifiers">What they type to say who they are.</param>
/// <param name="References">By what telemetry may know them.</param>
public sealed record NamedPerson(
    RelyingPartyId RelyingParty, User? User, IReadOnlyList<Passkey> Passkeys, IReadOnlyList<Session> Sessions, IReadOnlyList<string> Identifiers,
    PersonalReferences References)
{
    private const int LongestName = 256;

    /// <summary>Finds who is named: by user id, by the site's own id of the user, otherwise by a reference alone. Null for what can be no name.</summary>
    public static async Task<NamedPerson?> Find(
        RelyingPartyId relyingParty, string named, Users users, Passkeys passkeys, Sessions sessions, CancellationToken cancel)
    {
        if (named.Length is 0 or > LongestName || named.Any(char.IsControl))
            return null;

        var found = UserId.Parse(named) is { } id ? await users.Find(relyingParty, id, cancel) : await users.FindByExternalId(relyingParty, named, cancel);
        return found is null
            ? new(relyingParty, null, [], [], [], new PersonalReferences { People = [named] })
            : Of(found, named, await passkeys.OfUser(relyingParty, found.Id, cancel), await sessions.OfUser(relyingParty, found.Id, cancel), await users.IdentifiersOf(relyingParty, found.Id, cancel));
    }

    private static NamedPerson Of(User user, string named, List<Passkey> passkeys, List<Session> sessions, List<string> identifiers) => new(
        user.RelyingPartyId, user, passkeys, sessions, identifiers,
        new PersonalReferences
        {
            People = [named, user.Id.Value, .. new[] { user.ExternalId }.OfType<string>(), .. identifiers, .. identifiers.Select(Folded).OfType<string>()],
            Passkeys = [.. passkeys.Select(passkey => passkey.Id.Value), .. passkeys.Select(passkey => Base64UrlText.Encode(passkey.CredentialId))],
            Sessions = [.. sessions.Select(session => session.Id.Value)],
        });

    private static string? Folded(string identifier) => Identifier.Parse(identifier).TryGet(out var parsed, out _) ? parsed.Folded : null;
}
