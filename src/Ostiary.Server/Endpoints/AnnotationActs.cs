using Ostiary.Accounts;
using Ostiary.Console.Annotations;
using Ostiary.Insights;
using Ostiary.Kernel;

namespace Ostiary.Server.Endpoints;

/// <summary>Notes and removes, for pages and backends alike: what is noted, who did so, and the claim of a request that may be repeated stand in one commit.</summary>
internal sealed class AnnotationActs(AnnotationBook book, RepeatableRequests requests, TimeProvider clock, Entropy entropy) : IAnnotationActs
{
    public Task<Outcome<Annotation>> Add(RelyingPartyId relyingParty, AnnotationWish wish, ChangedBy by, CancellationToken cancel) =>
        Add(relyingParty, wish, once: null, by, cancel);

    /// <summary>The annotation stands; a repetition answers the one that the first request made. Fails with <c>insights.annotation_invalid</c>,
    /// <c>insights.annotation_gone</c> or <c>upkeep.idempotency_key_reused</c>.</summary>
    public async Task<Outcome<Annotation>> Add(RelyingPartyId relyingParty, AnnotationWish wish, RepeatableRequest? once, ChangedBy by, CancellationToken cancel)
    {
        if (once is not null && await MadeBefore(once, cancel) is { } before)
            return before;

        if (!wish.Checked(relyingParty, clock, entropy).TryGet(out var annotation, out var refused))
            return refused;

        var claim = once is null ? [] : RepeatableRequests.Claim(once, annotation.Id.Value, annotation.CreatedAt);
        var committed = await book.Add(annotation, [.. claim, by.Writes(AuditAction.AnnotationAdded, relyingParty, user: null, annotation.Id.Value, clock, entropy)], cancel);
        if (committed.Succeeded)
            return annotation;

        // The same request, sent twice at once: this one came second.
        return once is null
            ? throw new InvalidOperationException($"statement {committed.ViolatedStatement} of an annotation met a constraint")
            : await MadeBefore(once, cancel) ?? InsightsCodes.AnnotationGone;
    }

    public Task<Outcome<Done>> Remove(RelyingPartyId relyingParty, AnnotationId id, ChangedBy by, CancellationToken cancel) =>
        book.Remove(relyingParty, id, by.Writes(AuditAction.AnnotationRemoved, relyingParty, user: null, id.Value, clock, entropy), cancel);

    private async Task<Outcome<Annotation>?> MadeBefore(RepeatableRequest once, CancellationToken cancel)
    {
        if (await requests.MadeBefore(once, cancel) is not { } made)
            return null;

        return await made.Then(id => book.Find(once.RelyingPartyId, new AnnotationId(id), cancel));
    }
}
