using System.Text.Json.Serialization;

namespace Ostiary.Contracts.Ceremonies;

/// <summary>Asks for the options of an authentication: <c>POST /v1/ceremonies/authentication/options</c>.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record AuthenticationOptionsRequest
{
    /// <summary><c>sign-in</c>, or <c>step-up</c> to confirm one act of a person who is signed in.</summary>
    public required string Purpose { get; init; }

    /// <summary>Who wants to sign in, when the page asked first. Known and unknown identifiers are answered alike.</summary>
    public string? Identifier { get; init; }

    /// <summary>Who must answer, <c>usr_…</c>; only a backend with a secret key may say so.</summary>
    public string? UserId { get; init; }

    /// <summary><c>conditional</c> (autofill), <c>optional</c> (a dialog; the default) or <c>immediate</c> (only what is here at once).</summary>
    public string? Mediation { get; init; }

    /// <summary>The act that a step up is for: <c>passkey.add</c>, <c>passkey.delete</c> or, in the console, <c>person.erase</c>.</summary>
    public string? Action { get; init; }

    /// <summary>What the act is done to, such as the <c>pky_…</c> to delete.</summary>
    public string? Target { get; init; }

    /// <summary>The group that you count this person in, such as <c>control</c>: letters, digits, <c>-</c> and <c>_</c>, at most 32; only a backend with a
    /// secret key may say so. Figures can be asked for by it.</summary>
    public string? Cohort { get; init; }
}
