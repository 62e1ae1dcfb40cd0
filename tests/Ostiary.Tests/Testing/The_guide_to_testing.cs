using System.Text.RegularExpressions;
using Ostiary.Testing;
using Ostiary.Tests.House;

namespace Ostiary.Tests.Testing;

/// <summary>The snippets of docs/guide/testing.md, in its order: each stands in a test here, line by line.</summary>
public sealed partial class The_guide_to_testing
{
    private const string Guide = "docs/guide/testing.md";
    private const string Here = "tests/Ostiary.Tests/Testing/The_guide_to_testing.cs";

    private static readonly Guid Model = new("11111111-2222-3333-4444-555555555555");

    [Fact]
    public void Holds_only_snippets_that_run_here()
    {
        var source = Lines(Repository.Read(Here));
        var snippets = Snippet().Matches(Repository.Read(Guide)).Select(match => match.Groups["code"].Value).ToList();

        snippets.Count.ShouldBe(9);
        snippets.Where(snippet => !source.Contains(Lines(snippet), StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    public void Registers_and_signs_in()
    {
        var (creationOptions, requestOptions) = (Options.Creation(), Options.Request());

        using var authenticator = new VirtualAuthenticator(AuthenticatorProfile.SecurityKey);
        var client = new VirtualClient("https://example.com", authenticator);

        var registration = client.Create(creationOptions);   // PublicKeyCredentialCreationOptionsJSON in, RegistrationResponseJSON out
        var authentication = client.Get(requestOptions);     // PublicKeyCredentialRequestOptionsJSON in, AuthenticationResponseJSON out

        registration.ShouldContain("attestationObject");
        authentication.ShouldContain("signature");

        var oldKey = AuthenticatorProfile.SecurityKey with { Algorithms = [KeyAlgorithm.RS256], UserVerified = false, CredentialIdLength = 64 };
        authenticator.Profile = authenticator.Profile with { BackedUp = true };   // from now on

        oldKey.Transports.ShouldBe(authenticator.Profile.Transports);
    }

    [Fact]
    public void Says_what_a_browser_would_refuse()
    {
        using var authenticator = new VirtualAuthenticator();
        var client = new VirtualClient("https://example.com", authenticator);
        client.Create(Options.Creation());
        var creationOptionsThatExcludeIt = Options.Creation(options => options["excludeCredentials"] = Options.Descriptors([authenticator.Passkeys[0].Id]));

        var again = client.TryCreate(creationOptionsThatExcludeIt);

        again.Error.ShouldBe(ClientError.InvalidState);   // the authenticator holds it already
    }

    [Fact]
    public void Breaks_one_thing()
    {
        using var authenticator = new VirtualAuthenticator(entropy: new SeededEntropy(1));
        var client = new VirtualClient("https://example.com", authenticator);
        client.Create(Options.Creation());
        var honest = client.Get(Options.Request());

        var unverified = client with { Alterations = new() { Flags = flags => flags & ~AuthenticatorFlags.UserVerified } };
        var elsewhere = client with { Alterations = new() { ClientData = page => page["origin"] = "https://example.org" } };
        var cloned = client with { Alterations = new() { SignCount = _ => 1 } };
        var mistyped = client with { Alterations = new() { Envelope = json => json["id"] = 1469 } };
        var forged = client with { Alterations = new() { Signature = signature => [.. signature[..^1], (byte)(signature[^1] ^ 1)] } };

        foreach (var broken in new[] { unverified, elsewhere, cloned, mistyped, forged })
            broken.Get(Options.Request()).ShouldNotBe(honest);
    }

    [Fact]
    [Trait("Ring", "Slow")]
    public void Attests()
    {
        var (entropy, clock, model) = (new SeededEntropy(2), new FakeClock(), Model);

        using var authority = new AttestationAuthority(entropy);
        using var batch = authority.IssueBatch(model, new() { Intermediates = [new()] });
        var attested = AuthenticatorProfile.SecurityKey with { Aaguid = model, Attestation = AttestationStyle.PackedBasic, Batch = batch };

        attested.Batch.ShouldNotBeNull().Chain.Count.ShouldBe(2);

        using var expired = authority.IssueBatch(model, new() { ValidUntil = new(2021, 1, 1, 0, 0, 0, TimeSpan.Zero) });
        using var withRoot = authority.IssueBatch(model, new() { Sent = whole => whole });
        using var oldTpm = authority.IssueTpm(new() { Signing = TpmSigning.RS1, Manufacturer = "id:FFFFF1D0" });
        var liar = new Alterations { Tpm = new() { Magic = 0 } };
        var imported = new AndroidKeyAttestation { TeeEnforced = AndroidAuthorizations.OfHardware with { Origin = 2 } };
        var late = new SafetyNetAnswer { MadeAt = clock.GetUtcNow().AddMinutes(-2) };

        (expired.Chain.Count, withRoot.Chain.Count, oldTpm.Chain.Count).ShouldBe((1, 2, 1));
        (liar.Tpm!.Magic, imported.TeeEnforced.Origin, late.MadeAt).ShouldBe((0u, 2, clock.GetUtcNow().AddMinutes(-2)));
    }

    [Fact]
    public void Plays_the_metadata_service()
    {
        var (entropy, clock, model) = (new SeededEntropy(3), new FakeClock(), Model);
        using var authority = new AttestationAuthority(entropy);

        using var service = new MetadataAuthority(entropy);
        var entry = BlobEntry.Fido2(model, authority.Root).With(BlobEntry.Status("USER_VERIFICATION_BYPASS", new(2026, 6, 1)));
        var blob = service.Write(new() { Number = 43, Entries = [entry] });
        var badlySigned = service.Write(null, new() { SignedByStranger = true });
        var lists = service.RevocationLists(clock.GetUtcNow(), clock.GetUtcNow().AddDays(7), service.Signer);

        (blob.Length > badlySigned.Length, lists.Count).ShouldBe((true, 2));
    }

    [Fact]
    public void Repeats()
    {
        var creationOptions = Options.Creation();

        string Registration(string seed)
        {
            using var again = new VirtualAuthenticator(AuthenticatorProfile.SecurityKey, new SeededEntropy(seed));
            return new VirtualClient("https://example.com", again).Create(creationOptions);
        }

        Registration("one").ShouldBe(Registration("one"));
        Registration("one").ShouldNotBe(Registration("another"));
    }

    [Fact]
    public async Task Moves_time()
    {
        var clock = new FakeClock();
        var expiry = Task.Delay(TimeSpan.FromMinutes(5), clock);
        clock.Advance(TimeSpan.FromMinutes(5));
        await expiry;
    }

    private static string Lines(string text) =>
        string.Join('\n', text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));

    [GeneratedRegex("```csharp\n(?<code>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Snippet();
}
