using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using Ostiary.Testing;

namespace Ostiary.Tests.Testing;

public sealed class A_virtual_authenticator
{
    public static TheoryData<KeyAlgorithm> Algorithms => [.. KeyAlgorithms.Supported];

    [Theory]
    [MemberData(nameof(Algorithms))]
    public void Signs_with_every_algorithm(KeyAlgorithm algorithm)
    {
        using var authenticator = new VirtualAuthenticator(entropy: new SeededEntropy(2));
        var client = new VirtualClient(Options.Origin, authenticator);

        client.Create(Options.Creation(null, (int)algorithm));

        authenticator.Passkeys.ShouldHaveSingleItem().Algorithm.ShouldBe(algorithm);
        client.TryGet(Options.Request()).Succeeded.ShouldBeTrue();
    }

    [Fact]
    public void Counts_its_signatures_when_it_is_a_security_key()
    {
        using var authenticator = new VirtualAuthenticator(AuthenticatorProfile.SecurityKey, new SeededEntropy(3));
        var client = new VirtualClient(Options.Origin, authenticator);

        client.Create(Options.Creation());

        SignCount(client.Get(Options.Request())).ShouldBe(2u);
        SignCount(client.Get(Options.Request())).ShouldBe(3u);
    }

    [Fact]
    public async Task Answers_a_hundred_at_a_time()
    {
        using var authenticator = new VirtualAuthenticator(AuthenticatorProfile.SecurityKey, new SeededEntropy(4));
        var client = new VirtualClient(Options.Origin, authenticator);
        client.Create(Options.Creation());

        var answers = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => Task.Run(() => client.Get(Options.Request()))));

        answers.Select(SignCount).Order().ShouldBe(Enumerable.Range(2, 100).Select(count => (uint)count));
    }

    [Fact]
    public void Forgets_a_passkey_when_told()
    {
        using var authenticator = new VirtualAuthenticator(entropy: new SeededEntropy(5));
        var client = new VirtualClient(Options.Origin, authenticator);
        client.Create(Options.Creation());

        authenticator.Remove(authenticator.Passkeys[0]);

        client.TryGet(Options.Request()).Error.ShouldBe(ClientError.NotAllowed);
    }

    [Fact]
    public void Keeps_one_discoverable_passkey_per_user()
    {
        using var authenticator = new VirtualAuthenticator(entropy: new SeededEntropy(8));
        var client = new VirtualClient(Options.Origin, authenticator);
        client.Create(Options.Creation());
        var first = authenticator.Passkeys[0];

        client.Create(Options.Creation());
        client.Create(Options.Creation(options => options["user"]!["id"] = "b3RoZXI"));

        authenticator.Passkeys.Count.ShouldBe(2);
        authenticator.Passkeys.ShouldNotContain(first);
        client.TryGet(Options.Request(first.Id)).Error.ShouldBe(ClientError.NotAllowed);
    }

    [Fact]
    public void Shows_the_root_that_vouches_for_it()
    {
        using var authenticator = new VirtualAuthenticator(new() { Attestation = AttestationStyle.PackedBasic }, new SeededEntropy(9));
        using var root = X509CertificateLoader.LoadCertificate(authenticator.Batch.Root.Span);
        using var leaf = X509CertificateLoader.LoadCertificate(authenticator.Batch.Chain[0].Span);
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.Add(root);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.VerificationTime = new(2026, 6, 1, 12, 0, 0, DateTimeKind.Utc);

        chain.Build(leaf).ShouldBeTrue();
    }

    [Fact]
    public void Keeps_its_batch_certificate_to_itself_unless_asked()
    {
        using var authenticator = new VirtualAuthenticator(new() { Attestation = AttestationStyle.PackedBasic }, new SeededEntropy(6));
        var client = new VirtualClient(Options.Origin, authenticator);

        string FormatFor(string conveyance)
        {
            string? format = null;
            var watching = client with { Alterations = new() { AttestationObject = attestation => format = (string?)attestation["fmt"] } };
            watching.Create(Options.Creation(options => options["attestation"] = conveyance));
            return format!;
        }

        FormatFor("none").ShouldBe("none");
        FormatFor("direct").ShouldBe("packed");
    }

    private static uint SignCount(string json)
    {
        var text = JsonNode.Parse(json)!["response"]!["authenticatorData"]!.GetValue<string>();
        return Base64UrlText.TryDecode(text, out var data) ? BinaryPrimitives.ReadUInt32BigEndian(data.AsSpan(33)) : throw new CryptographicException();
    }
}
