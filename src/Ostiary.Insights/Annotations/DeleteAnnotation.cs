using Ostiary.Kernel;
using Ostiary.Storage;

namespace Ostiary.Insights;

/// <remarks>Answered by the primary key.</remarks>
internal static class DeleteAnnotation
{
    private const string Sql =
        """
        DELETE FROM annotations
         WHERE relying_party_id = @relyingParty
           AND annotation_id    = @id
        """;

    public static Statement Command(RelyingPartyId relyingParty, AnnotationId id) => new(Sql, ("relyingParty", relyingParty.Value), ("id", id.Value));
}
