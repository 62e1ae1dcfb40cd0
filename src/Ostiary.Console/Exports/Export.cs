using System.Text;
using Microsoft.AspNetCore.Http;

namespace Ostiary.Console.Exports;

/// <summary>Answers with a file in place of a page, where the address asks for <c>format=csv</c> or <c>format=json</c>.</summary>
internal static class Export
{
    public const string Csv = "csv";
    public const string Json = "json";

    /// <summary>The file of a text; its name says what is in it.</summary>
    public static IResult File(string name, string format, string text) => TypedResults.File(
        Encoding.UTF8.GetBytes(text), format == Csv ? "text/csv; charset=utf-8" : "application/json; charset=utf-8", $"{name}.{format}");
}
