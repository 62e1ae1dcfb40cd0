using Ostiary.Accounts;
using Ostiary.Kernel;
using Ostiary.Telemetry;

namespace Ostiary.Ceremonies;

/// <summary>Opens the tickets that came with options, and tells which ceremony a sealed state belongs to. Safe for use from any thread.</summary>
public sealed class TelemetryTickets(KeyRing keys, TimeProvider clock, Entropy entropy) : ITickets
{
    private readonly Seal _seal = new(keys, entropy, Freshness.LastKnown);

    /// <inheritdoc/>
    public async ValueTask<string?> CeremonyOf(RelyingPartyId relyingParty, string ticket, CancellationToken cancel)
    {
        var opened = await _seal.Open<TelemetryTicket>(ticket, cancel);
        return opened.Succeeded && opened.Value.RelyingParty == relyingParty.Value && opened.Value.ExpiresAtMs > clock.GetUtcNow().ToUnixTimeMilliseconds()
            ? opened.Value.Id
            : null;
    }

    /// <summary>The ceremony of the sealed state of a registration; null when it is not ours.</summary>
    public async ValueTask<ToldCeremony?> OfRegistration(RelyingPartyId relyingParty, string state, CancellationToken cancel)
    {
        var opened = await _seal.Open<RegistrationState>(state, cancel);
        return opened.Succeeded && opened.Value.RelyingParty == relyingParty.Value
            ? ToldCeremony.Of(opened.Value)
            : null;
    }

    /// <summary>The ceremony of the sealed state of an authentication; null when it is not ours.</summary>
    public async ValueTask<ToldCeremony?> OfAuthentication(RelyingPartyId relyingParty, string state, CancellationToken cancel)
    {
        var opened = await _seal.Open<AuthenticationState>(state, cancel);
        return opened.Succeeded && opened.Value.RelyingParty == relyingParty.Value
            ? ToldCeremony.Of(opened.Value)
            : null;
    }
}

/// <summary>What telemetry may know of a ceremony.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Purpose">As the catalog of events spells it.</param>
/// <param name="UserVerification">What its options ask for.</param>
public sealed record ToldCeremony(string Id, string Purpose, string UserVerification)
{
    internal static ToldCeremony Of(AuthenticationState state) =>
        new(state.Id, state.Action is null ? "sign_in" : "step_up", state.UserVerification);

    internal static ToldCeremony Of(RegistrationState state) => new(state.Id, PurposeOf(state.Kind), state.UserVerification);

    private static string PurposeOf(EnrollmentKind kind) => kind switch
    {
        EnrollmentKind.SignUp => "sign_up",
        EnrollmentKind.Setup => "setup",
        _ => "add_passkey",
    };
}

/// <summary>The ring's key for references. Safe for use from any thread.</summary>
public sealed class ReferenceKey(KeyRing keys) : IReferenceKey
{
    /// <inheritdoc/>
    public async ValueTask<ReadOnlyMemory<byte>> Get(CancellationToken cancel) => (await keys.Active(KeyPurpose.Pseudonym, Freshness.LastKnown, cancel)).Secret;
}
