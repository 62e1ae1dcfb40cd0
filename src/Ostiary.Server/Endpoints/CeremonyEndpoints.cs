using Microsoft.AspNetCore.Http.HttpResults;
using Ostiary.Ceremonies;
using Ostiary.Contracts.Ceremonies;
using Ostiary.Kernel;
using Ostiary.Server.Events;
using Ostiary.Server.Limits;
using Ostiary.Server.Observability;
using Ostiary.Server.Requests;

namespace Ostiary.Server.Endpoints;

/// <summary>Registration and authentication over HTTP: options, then verify.</summary>
public static class CeremonyEndpoints
{
    /// <summary>Maps <c>/v1/ceremonies</c>.</summary>
    public static IEndpointRouteBuilder MapCeremonies(this IEndpointRouteBuilder app)
    {
        var ceremonies = app.MapGroup("/v1/ceremonies").WithTags("Ceremonies").RequireRateLimiting(LimitPolicies.Ceremonies)
            .AddEndpointFilter(new NeedsCaller()).AddEndpointFilter(NameSupportCode);

        ceremonies.MapPost("/registration/options", RegistrationOptions).WithSummary("Begin a registration")
            .WithDescription("Issues options for navigator.credentials.create and the sealed ceremony state. Keeps no state of the ceremony.");
        ceremonies.MapPost("/registration/verify", RegistrationVerify).WithSummary("Finish a registration")
            .WithDescription("Verifies the browser's answer (WebAuthn L3 §7.1), once, and stores the passkey.");
        ceremonies.MapPost("/authentication/options", AuthenticationOptions).WithSummary("Begin an authentication")
            .WithDescription("Issues options for navigator.credentials.get and the sealed ceremony state. Known and unknown identifiers are answered alike.");
        ceremonies.MapPost("/authentication/verify", AuthenticationVerify).WithSummary("Finish an authentication")
            .WithDescription("Verifies the browser's answer (WebAuthn L3 §7.2), once, and begins a session, a grant or a result.");

        app.MapPost("/v1/ceremonies/results/redeem", Redeem).WithTags("Ceremonies").AddEndpointFilter(new NeedsCaller(CallerKind.Backend))
            .WithSummary("Redeem a browser's result")
            .WithDescription("Tells a backend, once, what the result that its page was given stands for. Needs a secret key.");
        return app;
    }

    private static async Task<Results<Success<CeremonyOptionsResponse>, Refusal>> RegistrationOptions(
        Body<RegistrationOptionsRequest> body, BeginEnrollment begin, CeremonyWatch watch, HttpContext context, CancellationToken cancel)
    {
        var (caller, cohort) = (context.Caller(), CohortOf(body, asked => asked.Cohort));
        var issued = await watch.Options("registration", caller, cohort, () =>
            body.Outcome.Then(asked => Outcome.Unless(Wishes.CohortObjection(caller, cohort), asked)).Then(Wishes.Of).Then(wish => begin.Begin(caller, wish, cancel)));
        return Answered(issued);
    }

    private static async Task<Results<Success<RegistrationResult>, Refusal>> RegistrationVerify(
        Body<RegistrationAnswer> body, CompleteEnrollment complete, CeremonyWatch watch, SessionCookie cookie, HttpContext context, CancellationToken cancel)
    {
        var caller = context.Caller();
        var enrolled = await watch.Answer("registration", caller, StateOf(body, answer => answer.Ceremony), done => new ProvedStep(done.AnsweredAfter, done.Passkey), () =>
            body.Outcome.Then(answer => complete.Complete(caller, answer.Ceremony, answer.Response.Utf8, answer.Name, cancel)));
        if (!enrolled.TryGet(out var done, out var failure))
            return Problem.From(failure);

        if (done.Session is { } begun)
            cookie.Write(context, caller.RelyingParty, begun.Token, begun.Session.AbsoluteExpiresAt);

        return Success(Summaries.Of(done));
    }

    private static async Task<Results<Success<CeremonyOptionsResponse>, Refusal>> AuthenticationOptions(
        Body<AuthenticationOptionsRequest> body, BeginSignIn signIn, BeginStepUp stepUp, CeremonyWatch watch, HttpContext context, CancellationToken cancel)
    {
        var (caller, cohort) = (context.Caller(), CohortOf(body, asked => asked.Cohort));
        var known = body.Outcome.Then(asked => Outcome.Unless(Wishes.CohortObjection(caller, cohort), asked));
        var issued = await watch.Options("authentication", caller, cohort, () => known.Then(asked => asked.Purpose switch
        {
            "sign-in" => signIn.Begin(caller, asked.Identifier, asked.UserId, asked.Mediation, cancel),
            "step-up" => stepUp.Begin(caller, asked.Action, asked.Target, cancel),
            _ => Task.FromResult<Outcome<IssuedOptions>>(new Failure(CeremonyCodes.OptionInvalid) { Field = "purpose" }),
        }));
        return Answered(issued);
    }

    private static async Task<Results<Success<AuthenticationResult>, Refusal>> AuthenticationVerify(
        Body<AuthenticationAnswer> body, CompleteSignIn complete, CeremonyWatch watch, SessionCookie cookie, HttpContext context, CancellationToken cancel)
    {
        var caller = context.Caller();
        var signedIn = await watch.Answer("authentication", caller, StateOf(body, answer => answer.Ceremony), done => new ProvedStep(done.AnsweredAfter, done.Passkey), () =>
            body.Outcome.Then(answer => complete.Complete(caller, answer.Ceremony, answer.Response.Utf8, cancel)));
        if (!signedIn.TryGet(out var done, out var failure))
            return Problem.From(failure);

        if (done.Session is { } begun)
            cookie.Write(context, caller.RelyingParty, begun.Token, begun.Session.AbsoluteExpiresAt);

        return Success(Summaries.Of(done));
    }

    private static async Task<Results<Success<RedeemedResult>, Refusal>> Redeem(
        Body<RedeemRequest> body, BrowserResults results, HttpContext context, CancellationToken cancel)
    {
        var redeemed = await body.Outcome.Then(request => results.Redeem(context.Caller(), request.Result, cancel));
        return redeemed.Match<Results<Success<RedeemedResult>, Refusal>>(
            result => Success(Summaries.Of(result)),
            failure => Problem.From(failure));
    }

    // A person whose browser says no has no answer of ours to read a code from: the page takes that of the options.
    private static ValueTask<object?> NameSupportCode(EndpointFilterInvocationContext asked, EndpointFilterDelegate next)
    {
        asked.HttpContext.Response.Headers[Problem.SupportCodeHeader] = Problem.TraceIdOf(asked.HttpContext);
        return next(asked);
    }

    private static string? StateOf<T>(Body<T> body, Func<T, string> ceremony)
        where T : class => body.Outcome.Succeeded ? ceremony(body.Outcome.Value) : null;

    private static string? CohortOf<T>(Body<T> body, Func<T, string?> cohort)
        where T : class => body.Outcome.Succeeded ? cohort(body.Outcome.Value) : null;

    private static Results<Success<CeremonyOptionsResponse>, Refusal> Answered(Outcome<IssuedOptions> issued) =>
        issued.Match<Results<Success<CeremonyOptionsResponse>, Refusal>>(
            options => Success(Summaries.Of(options)),
            failure => Problem.From(failure));

    private static Success<T> Success<T>(T value) => new(value);
}
