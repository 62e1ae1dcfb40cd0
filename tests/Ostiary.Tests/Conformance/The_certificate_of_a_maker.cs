using System.Security.Cryptography.X509Certificates;
using Ostiary.Testing;
using Ostiary.WebAuthn;
using static Ostiary.WebAuthn.WebAuthnCodes;

namespace Ostiary.Tests.Conformance;

/// <summary>The profiles of WebAuthn L3 §8.2.1 and §8.2.2, where <see cref="An_attestation_by_the_maker"/> leaves something to ask.</summary>
public sealed class The_certificate_of_a_maker : IDisposable
{
    private const string SerialNumberOid = "1.3.6.1.4.1.45724.1.1.2";
    private const string Serial = "0403123456";

    private readonly AttestationAuthority _authority = new(new SeededEntropy(11));

    public void Dispose() => _authority.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Is_refused_in_another_version_than_3(int version) =>
        With(new() { Version = version }, AttestationConveyance.Direct).Verify()
            .ShouldFailWith(AttestationCertificateUnsuitable).Step.ShouldBe("WebAuthn L3 §7.1 step 22");

    [Fact]
    public void May_tell_the_device_where_an_enterprise_asked() =>
        Telling(Serial, AttestationConveyance.Enterprise).Verify().ShouldSucceed().Attestation.Type.ShouldBe(AttestationType.Basic);

    [Theory]
    [InlineData(AttestationConveyance.None)]
    [InlineData(AttestationConveyance.Indirect)]
    [InlineData(AttestationConveyance.Direct)]
    public void Is_refused_when_it_tells_the_device_and_no_enterprise_asked(AttestationConveyance conveyance) =>
        Telling(Serial, conveyance).Verify().ShouldFailWith(AttestationCertificateUnsuitable).Step.ShouldBe("WebAuthn L3 §7.1 step 22");

    [Theory]
    [InlineData("")]
    [InlineData("0400")]
    [InlineData("0403")]
    [InlineData("123456")]
    [InlineData("040312345600")]
    [InlineData("0203123456")]
    [InlineData("2405040312345600")]
    public void Is_refused_when_what_tells_the_device_is_malformed(string hex) =>
        Telling(hex, AttestationConveyance.Enterprise).Verify().ShouldFailWith(AttestationCertificateUnsuitable);

    [Fact]
    public void Is_refused_when_what_tells_the_device_is_critical() =>
        Telling(Serial, AttestationConveyance.Enterprise, critical: true).Verify().ShouldFailWith(AttestationCertificateUnsuitable);

    private RegistrationAttempt Telling(string hex, AttestationConveyance conveyance, bool critical = false) =>
        With(new() { Extensions = [new X509Extension(SerialNumberOid, Convert.FromHexString(hex), critical)] }, conveyance);

    private RegistrationAttempt With(BatchCertificate certificate, AttestationConveyance conveyance)
    {
        var attempt = RegistrationAttempt.Attested(AttestationStyle.PackedBasic);
        return attempt with
        {
            Profile = attempt.Profile with { Batch = _authority.IssueBatch(attempt.Profile.Aaguid, certificate) },
            Expected = attempt.Expected with { Attestation = conveyance },
        };
    }
}
