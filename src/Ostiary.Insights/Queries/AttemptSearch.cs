using Ostiary.Telemetry;

namespace Ostiary.Insights;

/// <summary>A question for attempts.</summary>
/// <param name="Filter">Which.</param>
public sealed record AttemptQuestion(AttemptFilter Filter)
{
    /// <summary>What the site, or this server, calls the person; null for everybody.</summary>
    public string? Person { get; init; }

    /// <summary>What the site, or this server, calls the passkey.</summary>
    public string? Passkey { get; init; }

    /// <summary>The platform's name of the error, or the server's code.</summary>
    public string? Error { get; init; }

    /// <summary>What the person was shown when it went wrong.</summary>
    public string? SupportCode { get; init; }

    /// <summary>Where the page before ended; null for the first.</summary>
    public AttemptPlace? After { get; init; }

    /// <summary>The most attempts of one page.</summary>
    public int Limit { get; init; } = 50;
}

/// <summary>Which attempts were there, newest first?</summary>
public sealed class AttemptSearch(AttemptArchive archive)
{
    /// <summary>Answers. A person or passkey that nothing was ever told of has no attempts.</summary>
    public async Task<IReadOnlyList<Attempt>> Ask(AttemptQuestion question, CancellationToken cancel)
    {
        var (subject, isNobody) = await PseudonymOf(question, "subject", question.Person, cancel);
        var (credential, isNone) = await PseudonymOf(question, "credential", question.Passkey, cancel);
        return isNobody || isNone
            ? []
            : await archive.Search(question.Filter, new AttemptTraits(subject, credential, question.Error, question.SupportCode), question.After, question.Limit, cancel);
    }

    private async Task<(string? Pseudonym, bool IsUnknown)> PseudonymOf(AttemptQuestion question, string field, string? reference, CancellationToken cancel)
    {
        if (reference is null)
            return (null, false);

        var pseudonym = await archive.PseudonymOf(question.Filter.RelyingParty, field, reference, cancel);
        return (pseudonym, pseudonym is null);
    }
}
