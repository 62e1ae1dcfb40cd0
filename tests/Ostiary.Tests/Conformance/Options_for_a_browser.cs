using System.Text;
using System.Text.Json.Nodes;
using Ostiary.Testing;
using Ostiary.WebAuthn;

namespace Ostiary.Tests.Conformance;

/// <summary>The options of both ceremonies, and what comes of them end to end.</summary>
public sealed class Options_for_a_browser : IDisposable
{
    private readonly VirtualAuthenticator _authenticator = new(entropy: new SeededEntropy(10));
    private readonly VirtualClient _page;

    private readonly CreationOptions _creation = new()
    {
        RelyingParty = new("example.com", "Example"),
        User = new() { Handle = "handle"u8.ToArray(), Name = "ada@example.com", DisplayName = "Ada \"the first\" <programmer>" },
        Challenge = new SeededEntropy(11).Bytes(32),
    };

    private readonly RequestOptions _request = new() { RpId = "example.com", Challenge = new SeededEntropy(12).Bytes(32) };

    public Options_for_a_browser() => _page = new("https://example.com", _authenticator);

    public void Dispose() => _authenticator.Dispose();

    [Fact]
    public void Lead_from_registration_to_sign_in()
    {
        var registered = Register(_creation).ShouldSucceed().Credential;

        var response = AuthenticationResponse.Parse(Encoding.UTF8.GetBytes(_page.Get(_request.ToJson()))).ShouldSucceed();

        AuthenticationCeremony.Verify(
            response,
            new() { Id = registered.Id, PublicKey = registered.PublicKey, UserHandle = _creation.User.Handle, SignCount = registered.SignCount },
            new() { Challenge = _request.Challenge, RpId = "example.com", Origins = ["https://example.com"] }).ShouldSucceed();
    }

    [Fact]
    public void Exclude_what_is_registered_already()
    {
        var registered = Register(_creation).ShouldSucceed().Credential;
        var again = _creation with { ExcludedCredentials = [new() { Id = registered.Id, Transports = registered.Transports }] };

        _page.TryCreate(again.ToJson()).Error.ShouldBe(ClientError.InvalidState);
    }

    [Fact]
    public void Name_the_credentials_that_they_allow()
    {
        var registered = Register(_creation).ShouldSucceed().Credential;

        _page.TryGet((_request with { AllowedCredentials = [new() { Id = registered.Id }] }).ToJson()).Succeeded.ShouldBeTrue();
        _page.TryGet((_request with { AllowedCredentials = [new() { Id = new byte[16] }] }).ToJson()).Error.ShouldBe(ClientError.NotAllowed);
    }

    [Fact]
    public void Say_all_that_a_registration_needs()
    {
        var json = JsonNode.Parse(_creation.ToJson())!;

        json["rp"]!["id"]!.GetValue<string>().ShouldBe("example.com");
        json["user"]!["id"]!.GetValue<string>().ShouldBe(Base64UrlText.Encode(_creation.User.Handle.Span));
        json["user"]!["displayName"]!.GetValue<string>().ShouldBe(_creation.User.DisplayName);
        json["challenge"]!.GetValue<string>().ShouldBe(Base64UrlText.Encode(_creation.Challenge.Span));
        json["pubKeyCredParams"]!.AsArray().Select(offer => offer!["alg"]!.GetValue<int>()).ShouldBe(CoseAlgorithms.Default.Select(algorithm => (int)algorithm));
        json["timeout"]!.GetValue<long>().ShouldBe(300_000);
        json["attestation"]!.GetValue<string>().ShouldBe("none");
        json["authenticatorSelection"]!["residentKey"]!.GetValue<string>().ShouldBe("required");
        json["extensions"]!["credProps"]!.GetValue<bool>().ShouldBeTrue();
    }

    [Fact]
    public void Say_all_that_an_authentication_needs()
    {
        var json = JsonNode.Parse((_request with { UserVerification = UserVerification.Preferred }).ToJson())!;

        json["rpId"]!.GetValue<string>().ShouldBe("example.com");
        json["challenge"]!.GetValue<string>().ShouldBe(Base64UrlText.Encode(_request.Challenge.Span));
        json["timeout"]!.GetValue<long>().ShouldBe(300_000);
        json["userVerification"]!.GetValue<string>().ShouldBe("preferred");
        json["allowCredentials"]!.AsArray().ShouldBeEmpty();
    }

    private Outcome<VerifiedRegistration> Register(CreationOptions options) =>
        RegistrationResponse.Parse(Encoding.UTF8.GetBytes(_page.Create(options.ToJson()))).Then(response => RegistrationCeremony.Verify(response, new()
        {
            Challenge = options.Challenge,
            RpId = options.RelyingParty.Id,
            Origins = ["https://example.com"],
            Algorithms = options.Algorithms,
            At = new(2026, 6, 1, 12, 0, 0, TimeSpan.Zero),
        }));
}
