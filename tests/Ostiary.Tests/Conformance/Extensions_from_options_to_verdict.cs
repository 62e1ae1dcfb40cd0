using System.Text;
using Ostiary.Testing;
using Ostiary.Tests.Testing;
using Ostiary.WebAuthn;
using static Ostiary.WebAuthn.WebAuthnCodes;

namespace Ostiary.Tests.Conformance;

/// <summary>Every extension through the options of the room, the client and authenticator of the kit, and back.</summary>
public sealed class Extensions_from_options_to_verdict : IDisposable
{
    private const string AppId = "https://example.com/u2f";

    private static readonly byte[] Challenge = [.. Enumerable.Range(0, 32).Select(i => (byte)i)];
    private static readonly byte[] Handle = "user"u8.ToArray();

    private readonly VirtualAuthenticator _authenticator = new(entropy: new SeededEntropy(7));
    private readonly VirtualClient _client;

    public Extensions_from_options_to_verdict() => _client = new(Options.Origin, _authenticator);

    public void Dispose() => _authenticator.Dispose();

    [Fact]
    public void Are_all_answered_in_a_registration_and_nothing_else_is()
    {
        Support(support => support with { MinPinLength = 6, UserVerificationMethod = (2, 4, 2) });
        var registered = Register(new RegistrationExtensions
        {
            Prf = new PrfRequest { Inputs = new(new byte[] { 1 }) },
            LargeBlob = LargeBlobSupport.Required,
            CredentialProtection = CredentialProtection.UserVerificationRequired,
            EnforceCredentialProtection = true,
            MinPinLength = true,
            AppIdExclude = AppId,
            UserVerificationMethods = true,
        }).ShouldSucceed();

        registered.ClientExtensions.Discoverable.ShouldBe(true);
        registered.ClientExtensions.PrfEnabled.ShouldBe(true);
        registered.ClientExtensions.PrfResultsCount.ShouldBe(0);
        registered.ClientExtensions.LargeBlobSupported.ShouldBe(true);
        registered.ClientExtensions.AppIdExcluded.ShouldBe(true);
        registered.ClientExtensions.UserVerificationMethods.ShouldBe([new(2, 4, 2)]);
        registered.AuthenticatorExtensions.Identifiers.ShouldBe(["credProtect", "hmac-secret", "minPinLength", "uvm"]);
        registered.AuthenticatorExtensions.CredentialProtection.ShouldBe(CredentialProtection.UserVerificationRequired);
        registered.AuthenticatorExtensions.MinPinLength.ShouldBe(6);
    }

    [Fact]
    public void Are_answered_by_nobody_unasked()
    {
        Support(support => support with { MinPinLength = 6, UserVerificationMethod = (2, 4, 2) });

        Register(new RegistrationExtensions { CredentialProperties = false }).ShouldSucceed().ClientExtensions.Identifiers.ShouldBeEmpty();
        SignIn(AuthenticationExtensions.None).ShouldSucceed().AuthenticatorExtensions.Identifiers.ShouldBeEmpty();
    }

    [Fact]
    public void Are_refused_when_the_authenticator_skipped_an_enforced_protection()
    {
        var asked = new RegistrationExtensions { CredentialProtection = CredentialProtection.UserVerificationRequired, EnforceCredentialProtection = true };
        Support(_ => ExtensionSupport.None);
        _client.TryCreate(Creation(asked)).Error.ShouldBe(ClientError.NotAllowed);

        // A client that was talked out of enforcing it.
        Register(asked, sent: asked with { EnforceCredentialProtection = false }).ShouldFailWith(ExtensionNotHonored);
    }

    [Fact]
    public void Write_and_read_a_blob()
    {
        Register(new RegistrationExtensions { LargeBlob = LargeBlobSupport.Preferred }).ShouldSucceed();

        var written = SignIn(new AuthenticationExtensions { LargeBlob = LargeBlobAccess.Write(new byte[] { 1, 2, 3 }) }, named: true).ShouldSucceed();
        var read = SignIn(new AuthenticationExtensions { LargeBlob = LargeBlobAccess.Read }).ShouldSucceed();

        written.ClientExtensions.LargeBlobWritten.ShouldBe(true);
        read.ClientExtensions.LargeBlob!.Value.ToArray().ShouldBe([1, 2, 3]);
    }

    [Fact]
    public void Keep_the_results_of_prf_from_the_server_even_when_the_page_sends_them()
    {
        Support(support => support with { PageSendsPrfResults = true });
        Register(new RegistrationExtensions { Prf = new PrfRequest() }).ShouldSucceed();
        var passkey = _authenticator.Passkeys[0];
        byte[] input = [1, 2, 3];

        var asked = new AuthenticationExtensions { Prf = new PrfRequest { InputsByCredential = [new(passkey.CredentialId, new(input) { Second = new byte[] { 4 } })] } };
        var verified = SignIn(asked, named: true).ShouldSucceed();

        _client.Get(Request(asked, named: true)).ShouldContain(Base64UrlText.Encode(passkey.EvaluatePrf(input)));
        verified.ClientExtensions.PrfResultsCount.ShouldBe(2);
        verified.AuthenticatorExtensions.Identifiers.ShouldBe(["hmac-secret"]);
        passkey.EvaluatePrf(input).ShouldNotBe(passkey.EvaluatePrf([4]));
    }

    [Fact]
    public void Sign_in_with_a_credential_of_the_older_u2f()
    {
        var key = _authenticator.RegisterU2f(AppId);
        var asked = new AuthenticationExtensions { AppId = AppId };

        var verified = SignIn(asked, key).ShouldSucceed();

        verified.ClientExtensions.AppIdUsed.ShouldBe(true);
        verified.UserVerified.ShouldBeFalse();
        SignIn(AuthenticationExtensions.None, key, sent: asked).ShouldFailWith(RpIdMismatch);
    }

    [Fact]
    public void Exclude_a_credential_of_the_older_u2f()
    {
        var key = _authenticator.RegisterU2f(AppId);
        var excluded = new CredentialDescriptor { Id = key.CredentialId };

        _client.TryCreate(Creation(new RegistrationExtensions { AppIdExclude = AppId }, excluded)).Error.ShouldBe(ClientError.InvalidState);
        _client.TryCreate(Creation(RegistrationExtensions.Default, excluded)).Succeeded.ShouldBeTrue();
    }

    [Fact]
    public void Hide_a_protected_credential_from_those_who_do_not_verify_the_user()
    {
        Register(new RegistrationExtensions { CredentialProtection = CredentialProtection.UserVerificationRequired }).ShouldSucceed();
        _authenticator.Profile = _authenticator.Profile with { UserVerified = false };

        _client.TryGet(Request(AuthenticationExtensions.None, named: true)).Error.ShouldBe(ClientError.NotAllowed);
    }

    private void Support(Func<ExtensionSupport, ExtensionSupport> change) =>
        _authenticator.Profile = _authenticator.Profile with { Extensions = change(_authenticator.Profile.Extensions) };

    private Outcome<VerifiedRegistration> Register(RegistrationExtensions asked, RegistrationExtensions? sent = null) =>
        RegistrationResponse.Parse(Encoding.UTF8.GetBytes(_client.Create(Creation(sent ?? asked)))).Then(response => RegistrationCeremony.Verify(response, new()
        {
            Challenge = Challenge,
            RpId = "example.com",
            Origins = [Options.Origin],
            Algorithms = CoseAlgorithms.Default,
            At = new(2026, 6, 1, 12, 0, 0, TimeSpan.Zero),
            Extensions = asked,
            UnrequestedExtensions = UnrequestedExtensions.Refuse,
        }));

    private Outcome<VerifiedAuthentication> SignIn(AuthenticationExtensions asked, bool named = false) =>
        Verify(_client.Get(Request(asked, named)), asked, _authenticator.Passkeys[^1]);

    private Outcome<VerifiedAuthentication> SignIn(AuthenticationExtensions asked, VirtualPasskey key, AuthenticationExtensions? sent = null) =>
        Verify(_client.Get(Request(sent ?? asked, named: true)), asked, key);

    private static Outcome<VerifiedAuthentication> Verify(string json, AuthenticationExtensions asked, VirtualPasskey key) =>
        AuthenticationResponse.Parse(Encoding.UTF8.GetBytes(json)).Then(response => AuthenticationCeremony.Verify(
            response,
            new() { Id = key.CredentialId, PublicKey = key.PublicKey.Encode(), UserHandle = Handle, SignCount = 0 },
            new()
            {
                Challenge = Challenge,
                RpId = "example.com",
                Origins = [Options.Origin],
                UserHandle = Handle,
                UserVerification = UserVerification.Preferred,
                Extensions = asked,
            }));

    private static string Creation(RegistrationExtensions asked, params CredentialDescriptor[] excluded) => new CreationOptions
    {
        RelyingParty = new("example.com", "Example"),
        User = new UserEntity { Handle = Handle, Name = "ada", DisplayName = "Ada" },
        Challenge = Challenge,
        Algorithms = [CoseAlgorithm.ES256],
        ExcludedCredentials = excluded,
        Extensions = asked,
    }.ToJson();

    private string Request(AuthenticationExtensions asked, bool named) => new RequestOptions
    {
        RpId = "example.com",
        Challenge = Challenge,
        UserVerification = UserVerification.Preferred,
        AllowedCredentials = named ? [new CredentialDescriptor { Id = _authenticator.Passkeys[^1].CredentialId }] : [],
        Extensions = asked,
    }.ToJson();
}
