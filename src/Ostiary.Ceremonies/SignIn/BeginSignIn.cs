using Ostiary.Accounts;
using Ostiary.Kernel;

namespace Ostiary.Ceremonies;

/// <summary>Issues the options of a sign-in. Known and unknown identifiers are answered alike, and nothing is stored.</summary>
public sealed class BeginSignIn(CeremonyParts parts)
{
    /// <summary>Options for a sign-in.</summary>
    /// <remarks>Fails with <c>ceremony.option_invalid</c>, <c>ceremony.secret_key_required</c>, <c>ceremony.too_many_attempts</c>,
    /// <c>enrollment.user_unknown</c> (backends only) or <c>accounts.identifier_*</c>.</remarks>
    /// <param name="caller">Who asks.</param>
    /// <param name="identifier">Who wants to sign in, when the page asked first; null lets any passkey answer.</param>
    /// <param name="userId">Who must answer; backends only.</param>
    /// <param name="mediation"><c>optional</c>, <c>conditional</c> or <c>immediate</c>; null is <c>optional</c>.</param>
    /// <param name="cancel">Gives up waiting for the database.</param>
    public async Task<Outcome<IssuedOptions>> Begin(
        Caller caller, string? identifier, string? userId, string? mediation, CancellationToken cancel)
    {
        if (mediation is not (null or "optional" or "conditional" or "immediate"))
            return new Failure(CeremonyCodes.OptionInvalid) { Field = "mediation" };

        using var beat = identifier is null ? null : parts.Beat();
        var allowed = (identifier, userId) switch
        {
            (null, null) => Anybody,
            (_, not null) => await OfUser(caller, userId, cancel),
            _ => await OfIdentifier(caller, identifier, cancel),
        };
        var issued = await allowed.Then(async who => Outcome.Of(await parts.Issue.Issue(caller, who, mediation ?? "optional", cancel)));
        if (beat is not null)
            await beat.Next(cancel);

        return issued;
    }

    private static Outcome<AllowedAnswers> Anybody => new AllowedAnswers();

    private async Task<Outcome<AllowedAnswers>> OfUser(Caller caller, string userId, CancellationToken cancel)
    {
        if (caller.Kind != CallerKind.Backend)
            return CeremonyCodes.SecretKeyRequired;

        if (UserId.Parse(userId) is not { } id || await parts.Passkeys.LiveOfUser(caller.RelyingParty.Id, id, cancel) is not { User.DeletedAt: null } known)
            return CeremonyCodes.UserUnknown;

        return Outcome.Unless(
            parts.Limiter.TakeToBegin(caller.RelyingParty.Id, known.User.Id.Value),
            new AllowedAnswers { User = known.User.Id, UserHandle = known.User.UserHandle, Credentials = known.Credentials });
    }

    private async Task<Outcome<AllowedAnswers>> OfIdentifier(Caller caller, string? text, CancellationToken cancel)
    {
        if (!Identifier.Parse(text).TryGet(out var identifier, out var malformed))
            return malformed;

        var relyingParty = caller.RelyingParty.Id;
        if (parts.Limiter.TakeToBegin(relyingParty, identifier.Folded) is { } tooMany)
            return tooMany;

        var known = await parts.Passkeys.LiveOfIdentifier(relyingParty, identifier, cancel);

        // Always made, so that both kinds of identifier cost the same.
        var decoys = await parts.Decoys.For(relyingParty, identifier.Folded, cancel);
        var listed = known is { Credentials.Count: > 0 } ? known.Credentials : decoys.Credentials;
        return new AllowedAnswers
        {
            // Whoever was named must answer: nobody else's passkey may, even if the name is nobody's.
            // Also in the length of the sealed state, which the page sees.
            User = known?.User.Id ?? decoys.User,
            UserHandle = known?.User.UserHandle ?? decoys.UserHandle,
            Credentials = caller.RelyingParty.Policy.AllowCredentials == "empty" ? [] : listed,
        };
    }
}
