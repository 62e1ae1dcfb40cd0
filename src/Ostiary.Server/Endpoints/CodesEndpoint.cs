using System.Reflection;
using Microsoft.AspNetCore.Http.HttpResults;
using Ostiary.Accounts;
using Ostiary.Ceremonies;
using Ostiary.Insights;
using Ostiary.Kernel;
using Ostiary.Pages.Problem;
using Ostiary.Telemetry;
using Ostiary.WebAuthn;

namespace Ostiary.Server.Endpoints;

/// <summary>The page that every problem's <c>type</c> leads to.</summary>
public static class CodesEndpoint
{
    /// <summary>Where it is.</summary>
    public const string Path = "/docs/errors";

    private static readonly Type[] Lists =
        [typeof(WebAuthnCodes), typeof(CeremonyCodes), typeof(AccountsCodes), typeof(UpkeepCodes), typeof(TelemetryCodes), typeof(InsightsCodes), typeof(HttpCodes)];

    /// <summary>Every code that the API may answer with, by value.</summary>
    internal static readonly IReadOnlyList<FailureCode> Codes =
    [
        .. from list in Lists
           from field in list.GetFields(BindingFlags.Public | BindingFlags.Static)
           where field.FieldType == typeof(FailureCode)
           let code = (FailureCode)field.GetValue(null)!
           orderby code.Value
           select code,
    ];

    /// <summary>Maps the page.</summary>
    public static IEndpointRouteBuilder MapCodes(this IEndpointRouteBuilder app)
    {
        app.MapGet(Path, () => new RazorComponentResult<CodesPage>(new { Codes })).ExcludeFromDescription();
        return app;
    }
}
