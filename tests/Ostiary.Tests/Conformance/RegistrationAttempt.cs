using System.Text;
using System.Text.Json.Nodes;
using Ostiary.Testing;
using Ostiary.WebAuthn;

namespace Ostiary.Tests.Conformance;

/// <summary>A registration from options to verdict that succeeds as it stands; each test breaks one thing of it.</summary>
internal sealed record RegistrationAttempt
{
    public const string RpId = "example.com";

    public AuthenticatorProfile Profile { get; init; } = AuthenticatorProfile.SyncedProvider;

    public Alterations Broken { get; init; } = Alterations.None;

    /// <summary>Changes the page, such as its frame.</summary>
    public Func<VirtualClient, VirtualClient> Page { get; init; } = page => page;

    /// <summary>Changes the options as the page got them; what the server expects stays.</summary>
    public Action<JsonObject>? Options { get; init; }

    /// <summary>The text of the answer on its way to the server.</summary>
    public Func<string, string> Wire { get; init; } = json => json;

    public RegistrationExpectation Expected { get; init; } = new()
    {
        Challenge = Convert.FromHexString("000102030405060708090A0B0C0D0E0F101112131415161718191A1B1C1D1E1F"),
        RpId = RpId,
        Origins = [Tests.Testing.Options.Origin],
        Algorithms = CoseAlgorithms.Supported,
        At = new(2026, 6, 1, 12, 0, 0, TimeSpan.Zero),
    };

    /// <summary>Lets the authenticator attest in a style, and the client pass it on.</summary>
    public static RegistrationAttempt Attested(AttestationStyle style, KeyAlgorithm algorithm = KeyAlgorithm.ES256) => new()
    {
        Profile = AuthenticatorProfile.SyncedProvider with { Attestation = style, Algorithms = [algorithm] },
        Options = options => options["attestation"] = "direct",
    };

    /// <summary>The answer breaks this rule of the client data.</summary>
    public static RegistrationAttempt WithClientData(Action<JsonObject> change) => new() { Broken = new() { ClientData = change } };

    public Outcome<VerifiedRegistration> Verify()
    {
        using var authenticator = new VirtualAuthenticator(Profile, new SeededEntropy(nameof(RegistrationAttempt)));
        return Verify(authenticator);
    }

    public Outcome<VerifiedRegistration> Verify(VirtualAuthenticator authenticator)
    {
        var page = Page(new VirtualClient(Tests.Testing.Options.Origin, authenticator) { Alterations = Broken });
        var json = Wire(page.Create(Tests.Testing.Options.Creation(Options, [.. Expected.Algorithms.Select(algorithm => (int)algorithm)])));
        return RegistrationResponse.Parse(Encoding.UTF8.GetBytes(json)).Then(response => RegistrationCeremony.Verify(response, Expected));
    }
}
