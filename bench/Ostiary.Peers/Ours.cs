using System.Text;
using Ostiary.Kernel;
using Ostiary.WebAuthn;

namespace Ostiary.Peers;

/// <summary>This project's verdicts.</summary>
public sealed class Ours : IPeer
{
    /// <inheritdoc/>
    public string Name => "Ostiary";

    /// <inheritdoc/>
    public Task<IReadOnlyList<Verdict>> Judge(IReadOnlyList<Ceremony> ceremonies) =>
        Task.FromResult<IReadOnlyList<Verdict>>([.. ceremonies.Select(Judge)]);

    private static Verdict Judge(Ceremony ceremony) =>
        ceremony.Credential is { } credential ? Authentication(ceremony, credential) : Registration(ceremony);

    private static Verdict Registration(Ceremony ceremony) => Said(
        RegistrationResponse.Parse(Encoding.UTF8.GetBytes(ceremony.Response)).Then(response => RegistrationCeremony.Verify(response, new()
        {
            Challenge = Base64UrlText.TryDecode(ceremony.Challenge, out var challenge) ? challenge : [],
            RpId = Ceremony.RpId,
            Origins = [Ceremony.Origin],
            Algorithms = [.. ceremony.Algorithms.Select(algorithm => (CoseAlgorithm)algorithm)],
            At = TimeProvider.System.GetUtcNow(),
        })));

    private static Verdict Authentication(Ceremony ceremony, Enrolled stored) => Said(
        AuthenticationResponse.Parse(Encoding.UTF8.GetBytes(ceremony.Response)).Then(response => AuthenticationCeremony.Verify(
            response,
            new StoredCredential
            {
                Id = stored.Id,
                PublicKey = stored.PublicKey,
                UserHandle = Encoding.UTF8.GetBytes(stored.UserId),
                SignCount = stored.SignCount,
                BackupEligible = stored.BackupEligible,
                BackedUp = stored.BackedUp,
                UvInitialized = true,
            },
            new AuthenticationExpectation
            {
                Challenge = Base64UrlText.TryDecode(ceremony.Challenge, out var challenge) ? challenge : [],
                RpId = Ceremony.RpId,
                Origins = [Ceremony.Origin],
            })));

    private static Verdict Said<T>(Outcome<T> outcome) =>
        outcome.Succeeded ? Verdict.Pass : Verdict.Refuse(outcome.Failure.Code.Value);
}
