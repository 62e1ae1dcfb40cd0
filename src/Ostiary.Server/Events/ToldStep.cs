using Ostiary.Accounts;
using Ostiary.Ceremonies;
using Ostiary.Kernel;

namespace Ostiary.Server.Events;

/// <summary>One step of a ceremony as the server saw it, to be told later.</summary>
/// <param name="RelyingParty">Whose ceremony.</param>
/// <param name="Ceremony"><c>registration</c> or <c>authentication</c>.</param>
/// <param name="At">When it was done.</param>
/// <param name="Took">How long the server took.</param>
public sealed record ToldStep(RelyingPartyId RelyingParty, string Ceremony, DateTimeOffset At, TimeSpan Took)
{
    /// <summary>The options that were issued; null when it was another step, or they were refused.</summary>
    public IssuedOptions? Issued { get; init; }

    /// <summary>The sealed state that came with an answer; null when none came.</summary>
    public string? State { get; init; }

    /// <summary>What an accepted answer proved.</summary>
    public ProvedStep? Proved { get; init; }

    /// <summary>Why the step was refused; null when it was not.</summary>
    public FailureCode? Refused { get; init; }

    /// <summary>The support code of the request: its W3C trace id; null when it has none.</summary>
    public string? SupportCode { get; init; }

    /// <summary>The group that a backend counts the person in; null when it said none.</summary>
    public string? Cohort { get; init; }

    /// <summary>True when a backend, or somebody who is signed in, asked for it.</summary>
    public bool CallerIsKnown { get; init; }
}

/// <summary>What an accepted answer proved.</summary>
/// <param name="AnsweredAfter">How long the person and the authenticator took.</param>
/// <param name="Passkey">With which passkey.</param>
public sealed record ProvedStep(TimeSpan AnsweredAfter, Passkey Passkey);
