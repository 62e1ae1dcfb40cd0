using Ostiary.WebAuthn;

namespace Ostiary.Tests.WebAuthn;

public sealed class The_specification_vectors
{
    /// <summary>The formats of which every example passes, with what has to be tolerated of it.</summary>
    private static readonly Dictionary<string, AttestationTolerances> Formats = new()
    {
        ["none"] = AttestationTolerances.None,
        ["packed"] = AttestationTolerances.None,
        ["tpm"] = AttestationTolerances.UnknownTpmVendor,
        ["fido-u2f"] = AttestationTolerances.NonZeroU2fAaguid,
        ["apple"] = AttestationTolerances.None,
    };

    public static TheoryData<string> OfPassingFormats => Names(vector => Formats.ContainsKey(vector.Format));

    public static TheoryData<string> WithCertificates => Names(vector => vector.Name.StartsWith("packed.", StringComparison.Ordinal) || vector.Format is "fido-u2f" or "apple" or "tpm");

    public static TheoryData<string> InFrames => Names(vector => vector.IsCrossOrigin);

    public static TheoryData<string> All => Names(_ => true);

    [Theory]
    [MemberData(nameof(OfPassingFormats))]
    public void Register(string name)
    {
        var vector = SpecificationVector.Named(name);

        var registered = RegistrationCeremony.Verify(vector.RegistrationResponse(), Tolerating(vector)).ShouldSucceed();

        registered.Credential.Id.ToArray().ShouldBe(vector.CredentialId);
        registered.Credential.PublicKey.ToArray().ShouldBe(vector.PublicKey);
        registered.Credential.Algorithm.ShouldBe(vector.Algorithm);
        registered.Attestation.Format.ShouldBe(vector.Format);
        registered.Attestation.Type.ShouldBe(TypeOf(vector));
    }

    [Theory]
    [MemberData(nameof(WithCertificates))]
    public void Lead_to_the_specification_s_own_authority(string name)
    {
        var vector = SpecificationVector.Named(name);
        var policy = new AttestationPolicy
        {
            Demand = AttestationDemand.Anchored,
            Anchors = new ConfiguredAnchors([SpecificationVector.Authority]),
            Tolerated = Formats[vector.Format],
        };
        var expected = vector.RegistrationExpectation() with { Policy = policy };

        var attestation = RegistrationCeremony.Verify(vector.RegistrationResponse(), expected).ShouldSucceed().Attestation;

        attestation.Trust.ShouldBe(AttestationTrust.Anchored);
        attestation.Anchor!.Value.ToArray().ShouldBe(SpecificationVector.Authority);
        attestation.Type.ShouldBe(TypeOf(vector));
        RegistrationCeremony.Verify(vector.RegistrationResponse(), expected with { Policy = policy with { Anchors = ConfiguredAnchors.None } })
            .ShouldFailWith(WebAuthnCodes.AttestationPathUntrusted)
            .Step.ShouldBe("WebAuthn L3 §7.1 step 24");
    }

    [Fact]
    public void Of_format_fido_u2f_need_a_tolerance_for_their_aaguid()
    {
        var vector = SpecificationVector.Named("fido-u2f.ES256");

        RegistrationCeremony.Verify(vector.RegistrationResponse(), vector.RegistrationExpectation()).ShouldFailWith(WebAuthnCodes.AttestationAaguidMismatch);
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
    [InlineData(AttestationTolerances.None)]
    [InlineData(AttestationTolerances.SoftwareAndroidKeys)]
    public void Are_refused_when_both_lists_of_an_android_key_are_silent(AttestationTolerances tolerated)
    {
        var vector = SpecificationVector.Named("android-key.ES256");

        RegistrationCeremony.Verify(vector.RegistrationResponse(), vector.RegistrationExpectation() with { Policy = new() { Tolerated = tolerated } })
            .ShouldFailWith(WebAuthnCodes.AttestationAndroidKeyUnsuitable)
            .Step.ShouldBe("WebAuthn L3 §7.1 step 22");
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

    private static RegistrationExpectation Tolerating(SpecificationVector vector) =>
        vector.RegistrationExpectation() with { Policy = new() { Tolerated = Formats[vector.Format] } };

    private static AttestationType TypeOf(SpecificationVector vector) => vector.Format switch
    {
        "none" => AttestationType.None,
        "tpm" => AttestationType.AttCa,
        "apple" => AttestationType.AnonCa,
        _ => vector.Name.StartsWith("packed-self", StringComparison.Ordinal) ? AttestationType.Self : AttestationType.Basic,
    };

    private static Outcome<VerifiedAuthentication> Authentication(SpecificationVector vector, AuthenticationExpectation expected) =>
        AuthenticationResponse.Parse(vector.AuthenticationJson())
            .Then(response => AuthenticationCeremony.Verify(response, vector.StoredCredential(), expected));

    private static TheoryData<string> Names(Func<SpecificationVector, bool> which) =>
        [.. SpecificationVector.All.Where(which).Select(vector => vector.Name)];
}
