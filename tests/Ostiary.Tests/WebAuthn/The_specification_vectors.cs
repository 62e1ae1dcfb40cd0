using Ostiary.WebAuthn;

namespace Ostiary.Tests.WebAuthn;

public sealed class The_specification_vectors
{
    public static TheoryData<string> OfFormatNoneOrPacked => Names(vector => vector.Format is "none" or "packed");

    public static TheoryData<string> OfOtherFormats => Names(vector => vector.Format is not ("none" or "packed" or "android-key"));

    public static TheoryData<string> InFrames => Names(vector => vector.IsCrossOrigin);

    public static TheoryData<string> All => Names(_ => true);

    [Theory]
    [MemberData(nameof(OfFormatNoneOrPacked))]
    public void Register(string name)
    {
        var vector = SpecificationVector.Named(name);

        var registered = RegistrationCeremony.Verify(vector.RegistrationResponse(), vector.RegistrationExpectation()).ShouldSucceed();

        registered.Credential.Id.ToArray().ShouldBe(vector.CredentialId);
        registered.Credential.PublicKey.ToArray().ShouldBe(vector.PublicKey);
        registered.Credential.Algorithm.ShouldBe(vector.Algorithm);
        registered.Attestation.Format.ShouldBe(vector.Format);
        registered.Attestation.Type.ShouldBe(
            vector.Format == "none" ? AttestationType.None
            : name.StartsWith("packed-self", StringComparison.Ordinal) ? AttestationType.Self
            : AttestationType.Basic);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Authenticate(string name)
    {
        var vector = SpecificationVector.Named(name);

        Authentication(vector, vector.AuthenticationExpectation()).ShouldSucceed();
    }

    [Theory]
    [MemberData(nameof(InFrames))]
    public void Are_refused_in_frames_that_nobody_expects(string name)
    {
        var vector = SpecificationVector.Named(name);

        RegistrationCeremony.Verify(vector.RegistrationResponse(), vector.RegistrationExpectation() with { CrossOriginAllowed = false })
            .ShouldFailWith(WebAuthnCodes.CrossOriginNotAllowed);
        Authentication(vector, vector.AuthenticationExpectation() with { CrossOriginAllowed = false })
            .ShouldFailWith(WebAuthnCodes.CrossOriginNotAllowed);
    }

    [Fact]
    public void Are_refused_under_a_top_origin_that_is_not_listed()
    {
        var vector = SpecificationVector.Named("none.ES256.topOrigin");

        RegistrationCeremony.Verify(vector.RegistrationResponse(), vector.RegistrationExpectation() with { TopOrigins = [] })
            .ShouldFailWith(WebAuthnCodes.TopOriginNotAllowed);
        Authentication(vector, vector.AuthenticationExpectation() with { TopOrigins = ["https://other.example.com"] })
            .ShouldFailWith(WebAuthnCodes.TopOriginNotAllowed);
    }

    [Theory]
    [InlineData(AttestationTolerances.None)]
    [InlineData(AttestationTolerances.SoftwareAndroidKeys)]
    public void Are_refused_when_both_lists_of_an_android_key_are_silent(AttestationTolerances tolerated)
    {
        var vector = SpecificationVector.Named("android-key.ES256");

        RegistrationCeremony.Verify(vector.RegistrationResponse(), vector.RegistrationExpectation() with { Tolerated = tolerated })
            .ShouldFailWith(WebAuthnCodes.AttestationAndroidKeyUnsuitable)
            .Step.ShouldBe("WebAuthn L3 §7.1 step 22");
    }

    [Theory]
    [MemberData(nameof(OfOtherFormats))]
    public void Are_refused_by_name_when_their_format_is_unknown_here(string name)
    {
        var vector = SpecificationVector.Named(name);

        RegistrationCeremony.Verify(vector.RegistrationResponse(), vector.RegistrationExpectation())
            .ShouldFailWith(WebAuthnCodes.AttestationFormatUnsupported)
            .Step.ShouldBe("WebAuthn L3 §7.1 step 21");
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Are_refused_with_one_bit_of_the_signature_changed(string name)
    {
        var vector = SpecificationVector.Named(name);
        var response = AuthenticationResponse.Parse(vector.AuthenticationJson()).ShouldSucceed();
        var signature = response.Signature.ToArray();
        signature[^1] ^= 1;

        AuthenticationCeremony.Verify(response with { Signature = signature }, vector.StoredCredential(), vector.AuthenticationExpectation())
            .ShouldFailWith(WebAuthnCodes.SignatureInvalid)
            .Step.ShouldBe("WebAuthn L3 §7.2 step 21");
    }

    private static Outcome<VerifiedAuthentication> Authentication(SpecificationVector vector, AuthenticationExpectation expected) =>
        AuthenticationResponse.Parse(vector.AuthenticationJson())
            .Then(response => AuthenticationCeremony.Verify(response, vector.StoredCredential(), expected));

    private static TheoryData<string> Names(Func<SpecificationVector, bool> which) =>
        [.. SpecificationVector.All.Where(which).Select(vector => vector.Name)];
}
