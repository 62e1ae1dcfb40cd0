using Ostiary.Storage;

namespace Ostiary.Insights;

internal static class InsertAnnotation
{
    private const string Sql =
        $"""
        INSERT INTO annotations ({AnnotationRow.Columns})
        VALUES (@relyingParty, @id, @kind, @from, @until, @note, @tickets, @os, @osVersion, @browser, @browserVersion, @createdAt)
        """;

    public static Statement Command(Annotation annotation) => new(Sql, AnnotationRow.Values(annotation));
}
