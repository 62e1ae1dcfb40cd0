using Ostiary.Kernel;

namespace Ostiary.Ceremonies;

/// <summary>Opens the state of a ceremony and checks that it still counts, here and for this caller.</summary>
internal sealed class CeremonyStates(Seal seal, TimeProvider clock, Entropy entropy)
{
    /// <summary>An id for a new state: 16 random bytes, base64url.</summary>
    public string NewId() => Base64UrlText.Encode(entropy.Bytes(16));

    /// <summary>A new challenge: 32 random bytes (WebAuthn L3 §13.4.3 asks for at least 16).</summary>
    public byte[] NewChallenge() => entropy.Bytes(32);

    /// <summary>Seals a state.</summary>
    public ValueTask<string> Close<T>(T state, CancellationToken cancel)
        where T : ISealed<T> => seal.Close(state, cancel);

    /// <summary>Seals a ticket for the events of a ceremony.</summary>
    public ValueTask<string> Ticket(string ceremony, string relyingParty, CancellationToken cancel) => seal.Close(
        new TelemetryTicket
        {
            Id = ceremony,
            RelyingParty = relyingParty,
            ExpiresAtMs = (clock.GetUtcNow() + TelemetryTicket.Lifetime).ToUnixTimeMilliseconds(),
        },
        cancel);

    /// <summary>Opens the state of a registration. Fails with <c>ceremony.*</c>.</summary>
    public async ValueTask<Outcome<RegistrationState>> OpenRegistration(string text, Caller caller, CancellationToken cancel) =>
        (await Open<RegistrationState>(text, caller, cancel)).Then(state =>
            Outcome.Unless(WasBegunBy(caller, state.Caller) ?? IsOfSession(caller, state.Session), state));

    /// <summary>Opens the state of an authentication. Fails with <c>ceremony.*</c>.</summary>
    public async ValueTask<Outcome<AuthenticationState>> OpenAuthentication(string text, Caller caller, CancellationToken cancel) =>
        (await Open<AuthenticationState>(text, caller, cancel)).Then(state =>
            Outcome.Unless(WasBegunBy(caller, state.Caller) ?? IsOfSession(caller, state.Session), state));

    /// <summary>Opens anything sealed and checks relying party and expiry.</summary>
    public async ValueTask<Outcome<T>> Open<T>(string text, Caller caller, CancellationToken cancel)
        where T : class, ISealed<T> =>
        (await seal.Open<T>(text, cancel)).Then<T>(value =>
            value.RelyingParty != caller.RelyingParty.Id.Value ? CeremonyCodes.OtherRelyingParty
            : value.ExpiresAtMs <= clock.GetUtcNow().ToUnixTimeMilliseconds() ? CeremonyCodes.Expired
            : value);

    private static Failure? WasBegunBy(Caller caller, CallerKind kind) =>
        caller.Kind == kind ? null : new Failure(CeremonyCodes.OtherCaller);

    private static Failure? IsOfSession(Caller caller, string? session) =>
        session is null || session == caller.SignedIn?.Session.Id.Value ? null : new Failure(CeremonyCodes.OtherSession);
}
