using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Ostiary.Console.Access;
using Ostiary.Console.Adoption;
using Ostiary.Console.Annotations;
using Ostiary.Console.ApiKeys;
using Ostiary.Console.Attempts;
using Ostiary.Console.Baselines;
using Ostiary.Console.Devices;
using Ostiary.Console.Errors;
using Ostiary.Console.Funnels;
using Ostiary.Console.Health;
using Ostiary.Console.Overview;
using Ostiary.Console.RelyingParties;
using Ostiary.Console.SecurityKeys;
using Ostiary.Console.Trials;
using Ostiary.Console.Users;
using Ostiary.Pages.Layout;

namespace Ostiary.Console;

/// <summary>The operator's pages. Forms need no token of their own: the server accepts unsafe methods from its own origin only.</summary>
public static class ConsoleEndpoints
{
    /// <summary>Maps everything below <c>/console</c>. The server registers an <see cref="IServerHealth"/> for it.</summary>
    public static IEndpointRouteBuilder MapConsole(this IEndpointRouteBuilder routes)
    {
        var console = routes.MapGroup("/console").DisableAntiforgery().ExcludeFromDescription()
            .AddEndpointFilter(AtTheDoor.SignedInOnly)
            .AddEndpointFilter(ConsoleAccess.StaffOnly)
            .AddEndpointFilter(ConsoleAccess.ChangesByAdministratorsOnly);

        console.MapGet("", OverviewEndpoints.Show);
        console.MapGet("/relying-parties", RelyingPartyEndpoints.List);

        var server = console.MapGroup("").AddEndpointFilter(ConsoleAccess.ServerStaffOnly);

        server.MapGet("/health", HealthEndpoints.Show);
        server.MapGet("/relying-parties/new", RelyingPartyEndpoints.New);
        server.MapPost("/relying-parties/new", RelyingPartyEndpoints.Create);

        var one = console.MapGroup("/relying-parties/{relyingParty}").AddEndpointFilter(ConsoleAccess.ChooseRelyingParty);

        one.MapGet("", RelyingPartyEndpoints.Show);
        one.MapPost("", RelyingPartyEndpoints.Change);
        one.MapGet("/overview", OverviewEndpoints.Report);
        one.MapGet("/adoption", AdoptionEndpoints.Show);
        one.MapGet("/funnel", FunnelEndpoints.Show);
        one.MapGet("/devices", DeviceEndpoints.Show);
        one.MapGet("/security-keys", SecurityKeyEndpoints.Show);
        one.MapGet("/baselines", BaselineEndpoints.Show);
        one.MapGet("/errors", ErrorEndpoints.Show);
        one.MapGet("/reclassification", TrialEndpoints.Show);
        one.MapPost("/reclassification", TrialEndpoints.Begin);
        one.MapPost("/reclassification/stop", TrialEndpoints.Stop);
        one.MapGet("/reclassification/adopt", TrialEndpoints.AskToAdopt);
        one.MapPost("/reclassification/adopt", TrialEndpoints.Adopt);
        one.MapGet("/attempts", AttemptEndpoints.List);
        one.MapGet("/attempts/{attempt}", AttemptEndpoints.Show);
        one.MapGet("/annotations", AnnotationEndpoints.List);
        one.MapPost("/annotations", AnnotationEndpoints.Add);
        one.MapGet("/annotations/{annotation}/remove", AnnotationEndpoints.AskToRemove);
        one.MapPost("/annotations/{annotation}/remove", AnnotationEndpoints.Remove);
        one.MapGet("/api-keys", ApiKeyEndpoints.List);
        one.MapPost("/api-keys", ApiKeyEndpoints.Create);
        one.MapGet("/api-keys/{key}/revoke", ApiKeyEndpoints.AskToRevoke);
        one.MapPost("/api-keys/{key}/revoke", ApiKeyEndpoints.Revoke);
        one.MapGet("/users", UserEndpoints.List);
        one.MapGet("/users/{user}", UserEndpoints.Show);
        one.MapGet("/users/{user}/{act}", UserActs.Ask);
        one.MapPost("/users/{user}/disable", UserActs.Disable);
        one.MapPost("/users/{user}/enable", UserActs.Enable);
        one.MapPost("/users/{user}/sign-out", UserActs.SignOut);
        one.MapPost("/users/{user}/export", PersonActs.Export);
        one.MapPost("/users/{user}/erase", PersonActs.Erase);
        one.MapPost("/users/{user}/sessions/{session}/end", UserActs.EndSession);
        one.MapGet("/users/{user}/passkeys/{passkey}/delete", UserActs.AskToDeletePasskey);
        one.MapPost("/users/{user}/passkeys/{passkey}/delete", UserActs.DeletePasskey);
        return routes;
    }
}
