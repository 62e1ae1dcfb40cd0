using Ostiary.Kernel;
using Ostiary.Storage;

namespace Ostiary.Insights;

/// <summary>Which annotations are asked for.</summary>
/// <param name="RelyingParty">Whose.</param>
/// <param name="From">Those that do not end before it.</param>
/// <param name="Until">And begin before it.</param>
public sealed record AnnotationQuestion(RelyingPartyId RelyingParty, DateTimeOffset From, DateTimeOffset Until)
{
    /// <summary>Only of this kind; null for all.</summary>
    public AnnotationKind? Kind { get; init; }

    /// <summary>The most that are answered.</summary>
    public int Limit { get; init; } = 50;

    /// <summary>The last one of the page before; null for the first page.</summary>
    public Annotation? After { get; init; }
}

/// <summary>Where annotations are kept: until somebody removes them. Safe for use from any thread.</summary>
public sealed class AnnotationBook(Database database)
{
    /// <summary>Those that touch a period, latest first.</summary>
    public async Task<IReadOnlyList<Annotation>> List(AnnotationQuestion asked, CancellationToken cancel) =>
        await database.Read(ListAnnotations.Query(asked), AnnotationRow.Read, cancel);

    /// <summary>One of them. Fails with <c>insights.annotation_gone</c>.</summary>
    public async Task<Outcome<Annotation>> Find(RelyingPartyId relyingParty, AnnotationId id, CancellationToken cancel) =>
        await database.ReadFirst(ListAnnotations.One(relyingParty, id), AnnotationRow.Read, cancel) is { } found ? found : InsightsCodes.AnnotationGone;

    /// <summary>It stands, with what belongs to the same commit: the claim of a request that may be repeated, the audit entry.</summary>
    /// <returns>How the commit ended; the annotation is its last statement.</returns>
    public Task<Committed> Add(Annotation annotation, IReadOnlyList<Statement> before, CancellationToken cancel) =>
        database.Commit([.. before, InsertAnnotation.Command(annotation)], cancel);

    /// <summary>It is gone, and the audit entry stands. Fails with <c>insights.annotation_gone</c>.</summary>
    public async Task<Outcome<Done>> Remove(RelyingPartyId relyingParty, AnnotationId id, Statement audit, CancellationToken cancel)
    {
        if ((await Find(relyingParty, id, cancel)).Failure is { } failure)
            return failure;

        await database.Commit([DeleteAnnotation.Command(relyingParty, id), audit], cancel);
        return new Done();
    }
}
