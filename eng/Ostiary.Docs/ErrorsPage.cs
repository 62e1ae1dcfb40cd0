using System.Globalization;
using System.Reflection;
using System.Text;
using Ostiary.Kernel;
using Ostiary.Server;

namespace Ostiary.Docs;

/// <summary>Every failure code, with the status that its kind has over HTTP.</summary>
internal static class ErrorsPage
{
    private const string Head =
        """
        # Failure codes

        Written by `eng/docs`. Every expected "no" has one stable code. Over HTTP it is the member `code` of an
        `application/problem+json` body, beside `title`, `status`, `traceId` and, where they are known, `detail`, `step` and `field`.
        Codes are never renamed or reused after a release; new ones may come.

        """;

    public static string Write()
    {
        var page = new StringBuilder(Head);
        foreach (var group in Declared().GroupBy(declared => declared.Code.Value.Split('.')[0]).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            page.Append(CultureInfo.InvariantCulture, $"\n## {group.Key}\n\n| code | status | kind | what it says | room |\n|---|---|---|---|---|\n");
            foreach (var (room, code) in group.OrderBy(declared => declared.Code.Value, StringComparer.Ordinal))
                page.Append(CultureInfo.InvariantCulture, $"| <a id=\"{code.Value}\"></a>`{code.Value}` | {Problem.StatusOf(code.Kind)} | {code.Kind} | {Markdown.Cell(code.Title)} | {room} |\n");
        }

        return page.ToString();
    }

    private static IEnumerable<(string Room, FailureCode Code)> Declared() =>
        from type in Rooms.Types
        from field in type.GetFields(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.DeclaredOnly)
        where field.FieldType == typeof(FailureCode) && field.IsInitOnly
        select (type.Assembly.GetName().Name!.Split('.')[^1], (FailureCode)field.GetValue(null)!);
}
