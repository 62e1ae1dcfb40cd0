using Ostiary.WebAuthn;

namespace Ostiary.Tests.WebAuthn;

public sealed class The_specification_vectors
{
    /// <summary>The formats that are verified here, with what has to be tolerated of the specification's own examples.</summary>
    private static readonly Dictionary<string, AttestationTolerances> Formats = new()
    {
        ["none"] = AttestationTolerances.None,
        ["packed"] = AttestationTolerances.None,
        ["tpm"] = AttestationTolerances.UnknownTpmVendor,
    };

    public static TheoryData<string> OfKnownFormats => Names(vector => Formats.ContainsKey(vector.Format));

    public static TheoryData<string> OfOtherFormats => Names(vector => !Formats.ContainsKey(vector.Format));

    public static TheoryData<string> InFrames => Names(vector => vector.IsCrossOrigin);

    public static TheoryData<string> All => Names(_ => true);

    [Theory]
    [MemberData(nameof(OfKnownFormats))]
    public void Register(string name)
    {
        var vector = SpecificationVector.Named(name);

        var registered = RegistrationCeremony.Verify(
            vector.RegistrationResponse(), vector.RegistrationExpectation() with { Tolerated = Formats[vector.Format] }).ShouldSucceed();

        registered.Credential.Id.ToArray().ShouldBe(vector.CredentialId);
        registered.Credential.PublicKey.ToArray().ShouldBe(vector.PublicKey);
        registered.Credential.Algorithm.ShouldBe(vector.Algorithm);
        registered.Attestation.Format.ShouldBe(vector.Format);
        registered.Attestation.Type.ShouldBe(
            vector.Format == "none" ? AttestationType.None
            : name.StartsWith("packed-self", StringComparison.Ordinal) ? AttestationType.Self
            : vector.Format == "tpm" ? AttestationType.AttCa
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

    [Fact]
    public void Are_refused_when_the_TPM_is_nobody_s()
    {
        var vector = SpecificationVector.Named("tpm.ES256");

        RegistrationCeremony.Verify(vector.RegistrationResponse(), vector.RegistrationExpectation())
            .ShouldFailWith(WebAuthnCodes.AttestationTpmVendorUnknown)
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
