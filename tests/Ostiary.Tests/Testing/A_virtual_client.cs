using System.Formats.Cbor;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Ostiary.Testing;

namespace Ostiary.Tests.Testing;

public sealed class A_virtual_client : IDisposable
{
    private readonly VirtualAuthenticator _authenticator = new(entropy: new SeededEntropy(1));
    private readonly VirtualClient _client;

    public A_virtual_client() => _client = new(Options.Origin, _authenticator);

    public void Dispose() => _authenticator.Dispose();

    [Fact]
    public void Registers_as_a_browser_writes_it()
    {
        var json = JsonNode.Parse(_client.Create(Options.Creation()))!;

        json["type"]!.GetValue<string>().ShouldBe("public-key");
        json["id"]!.GetValue<string>().ShouldBe(json["rawId"]!.GetValue<string>());
        json["authenticatorAttachment"]!.GetValue<string>().ShouldBe("platform");
        json["clientExtensionResults"]!["credProps"]!["rk"]!.GetValue<bool>().ShouldBeTrue();
        json["response"]!["transports"]!.AsArray().Select(transport => transport!.GetValue<string>()).ShouldBe(["hybrid", "internal"]);
        json["response"]!["publicKeyAlgorithm"]!.GetValue<int>().ShouldBe(-7);
        Encoding.UTF8.GetString(Bytes(json["response"]!["clientDataJSON"])).ShouldBe(
            $$"""{"type":"webauthn.create","challenge":"{{Options.Challenge}}","origin":"https://example.com","crossOrigin":false}""");
    }

    [Fact]
    public void Puts_the_same_authenticator_data_into_both_places()
    {
        var response = JsonNode.Parse(_client.Create(Options.Creation()))!["response"]!;

        var reader = new CborReader(Bytes(response["attestationObject"]), CborConformanceMode.Ctap2Canonical);
        reader.ReadStartMap().ShouldBe(3);
        reader.ReadTextString().ShouldBe("fmt");
        reader.ReadTextString().ShouldBe("none");
        reader.ReadTextString().ShouldBe("attStmt");
        reader.SkipValue();
        reader.ReadTextString().ShouldBe("authData");
        reader.ReadByteString().ShouldBe(Bytes(response["authenticatorData"]));
    }

    [Fact]
    public void Signs_in_with_a_signature_that_verifies()
    {
        var registered = JsonNode.Parse(_client.Create(Options.Creation()))!["response"]!;
        var response = JsonNode.Parse(_client.Get(Options.Request()))!["response"]!;

        using var key = ECDsa.Create();
        key.ImportSubjectPublicKeyInfo(Bytes(registered["publicKey"]), out _);
        byte[] signed = [.. Bytes(response["authenticatorData"]), .. SHA256.HashData(Bytes(response["clientDataJSON"]))];
        key.VerifyData(signed, Bytes(response["signature"]), HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence).ShouldBeTrue();
        response["userHandle"]!.GetValue<string>().ShouldBe("dXNlcg");
    }

    [Fact]
    public void Says_when_the_page_sits_in_a_foreign_frame()
    {
        var framed = _client with { TopOrigin = "https://example.org" };

        var response = JsonNode.Parse(framed.Create(Options.Creation()))!["response"]!;

        Encoding.UTF8.GetString(Bytes(response["clientDataJSON"])).ShouldEndWith(
            ",\"crossOrigin\":true,\"topOrigin\":\"https://example.org\"}");
    }

    [Fact]
    public void Rejects_a_second_passkey_where_the_first_is_excluded()
    {
        _client.Create(Options.Creation());

        var again = _client.TryCreate(Options.Creation(options =>
            options["excludeCredentials"] = Options.Descriptors([_authenticator.Passkeys[0].Id])));

        again.Error.ShouldBe(ClientError.InvalidState);
        Should.Throw<ClientRefusedException>(() => _client.Create(Options.Creation(options => options.Remove("challenge")))).Error.ShouldBe(ClientError.Type);
    }

    [Fact]
    public void Answers_with_the_passkey_that_was_allowed()
    {
        _client.Create(Options.Creation());
        _client.Create(Options.Creation(options => options["user"]!["id"] = "b3RoZXI"));
        var first = _authenticator.Passkeys[0].Id;

        JsonNode.Parse(_client.Get(Options.Request(first)))!["id"]!.GetValue<string>().ShouldBe(first);
        JsonNode.Parse(_client.Get(Options.Request()))!["id"]!.GetValue<string>().ShouldBe(_authenticator.Passkeys[1].Id);
        JsonNode.Parse((_client with { Choice = passkeys => passkeys[0] }).Get(Options.Request()))!["id"]!.GetValue<string>().ShouldBe(first);
    }

    [Fact]
    public void Falls_back_to_the_usual_algorithms()
    {
        _client.Create(Options.Creation(options => options["pubKeyCredParams"] = new JsonArray()));

        _authenticator.Passkeys.ShouldHaveSingleItem().Algorithm.ShouldBe(KeyAlgorithm.ES256);
    }

    [Fact]
    public void Has_nothing_to_offer_for_another_site()
    {
        _client.Create(Options.Creation());

        _client.TryGet(Options.Request("AAAA")).Error.ShouldBe(ClientError.NotAllowed);
        (_client with { Origin = "https://example.org" }).TryGet(Options.Request()).Error.ShouldBe(ClientError.Security);
        (_client with { Origin = "https://evil-example.com" }).TryGet(Options.Request()).Error.ShouldBe(ClientError.Security);
        (_client with { Origin = "https://example.org", RelatedRpIds = ["example.com"] }).TryGet(Options.Request()).Succeeded.ShouldBeTrue();
        (_client with { Origin = "https://login.example.com" }).TryGet(Options.Request()).Succeeded.ShouldBeTrue();
    }

    [Fact]
    public void Rejects_what_the_person_or_the_authenticator_cannot_do()
    {
        _client.TryCreate(Options.Creation(null, -65535)).Error.ShouldBe(ClientError.NotSupported);
        _client.TryCreate(Options.Creation(options => options["challenge"] = "a+b=")).Error.ShouldBe(ClientError.Encoding);
        _client.TryCreate(Options.Creation(options => options["user"]!["id"] = "")).Error.ShouldBe(ClientError.Type);
        _client.TryCreate("[]").Error.ShouldBe(ClientError.Type);
        _client.TryCreate("{").Error.ShouldBe(ClientError.Type);

        _authenticator.Profile = _authenticator.Profile with { UserVerified = false };
        _client.TryCreate(Options.Creation()).Error.ShouldBe(ClientError.NotAllowed);

        _authenticator.Profile = AuthenticatorProfile.SyncedProvider with { Discoverability = Discoverability.Never };
        _client.TryCreate(Options.Creation()).Error.ShouldBe(ClientError.NotAllowed);
    }

    private static byte[] Bytes(JsonNode? text) =>
        Base64UrlText.TryDecode(text!.GetValue<string>(), out var bytes) ? bytes : throw new FormatException();
}
