using Ostiary.Accounts;
using Ostiary.Insights;
using Ostiary.Kernel;

namespace Ostiary.Console.Annotations;

/// <summary>Notes and removes, each with its audit entry in the same commit. The server does so for pages as for backends.</summary>
public interface IAnnotationActs
{
    /// <summary>The annotation stands. Fails with <c>insights.annotation_invalid</c>.</summary>
    Task<Outcome<Annotation>> Add(RelyingPartyId relyingParty, AnnotationWish wish, ChangedBy by, CancellationToken cancel);

    /// <summary>It is gone. Fails with <c>insights.annotation_gone</c>.</summary>
    Task<Outcome<Done>> Remove(RelyingPartyId relyingParty, AnnotationId id, ChangedBy by, CancellationToken cancel);
}
