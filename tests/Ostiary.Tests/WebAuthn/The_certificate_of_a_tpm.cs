using System.Text;
using Ostiary.Testing;
using Ostiary.Tests.Conformance;
using Ostiary.WebAuthn;
using static Ostiary.WebAuthn.WebAuthnCodes;

namespace Ostiary.Tests.WebAuthn;

/// <summary>The profile of WebAuthn L3 §8.3.1.</summary>
public sealed class The_certificate_of_a_tpm
{
    private static readonly DateTimeOffset Past = new(2021, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Future = new(2048, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly Broken<TpmCertificate> Certificates = new()
    {
        { "it is of version 1", new() { Version = 1 }, AttestationCertificateUnsuitable },
        { "it is of version 2", new() { Version = 2 }, AttestationCertificateUnsuitable },
        { "it has a subject", new() { Subject = "CN=TPM" }, AttestationCertificateUnsuitable },
        { "it names no usage", new() { Usages = [] }, AttestationCertificateUnsuitable },
        { "it is for another usage", new() { Usages = ["2.23.133.8.1"] }, AttestationCertificateUnsuitable },
        { "it is an authority", new() { IsAuthority = true }, AttestationCertificateUnsuitable },
        { "it does not say that it is no authority", new() { IsAuthority = null }, AttestationCertificateUnsuitable },
        { "it names another model of authenticator", new() { Aaguid = new("11111111-2222-3333-4444-555555555555") }, AttestationAaguidMismatch },
        { "it is expired", new() { ValidUntil = Past }, AttestationCertificateNotInForce },
        { "it is not yet valid", new() { ValidFrom = Future }, AttestationCertificateNotInForce },
        { "it has no alternative name", new() { AlternativeName = ReadOnlyMemory<byte>.Empty }, AttestationCertificateUnsuitable },
        { "its alternative name is not critical", new() { AlternativeNameIsCritical = false }, AttestationCertificateUnsuitable },
        { "its alternative name is empty", new() { AlternativeName = new byte[] { 0x30, 0x00 } }, AttestationCertificateUnsuitable },
        { "its alternative name is no sequence", new() { AlternativeName = new byte[] { 0x04, 0x00 } }, AttestationCertificateUnsuitable },
        { "its alternative name is of a host", new() { AlternativeName = new byte[] { 0x30, 0x03, 0x82, 0x01, 0x61 } }, AttestationCertificateUnsuitable },
        { "it names no manufacturer", new() { Manufacturer = null }, AttestationCertificateUnsuitable },
        { "it names no model", new() { Model = null }, AttestationCertificateUnsuitable },
        { "it names no firmware", new() { FirmwareVersion = null }, AttestationCertificateUnsuitable },
        { "its manufacturer is empty", new() { Manufacturer = "" }, AttestationCertificateUnsuitable },
        { "its manufacturer is a name", new() { Manufacturer = "INTC" }, AttestationCertificateUnsuitable },
        { "its manufacturer has no prefix", new() { Manufacturer = "494E5443" }, AttestationCertificateUnsuitable },
        { "its manufacturer is short", new() { Manufacturer = "id:494E54" }, AttestationCertificateUnsuitable },
        { "its manufacturer is long", new() { Manufacturer = "id:494E544300" }, AttestationCertificateUnsuitable },
        { "its manufacturer has a sign", new() { Manufacturer = "id:+94E5443" }, AttestationCertificateUnsuitable },
        { "its manufacturer is nobody", new() { Manufacturer = "id:00000000" }, AttestationTpmVendorUnknown },
        { "its manufacturer is a tool for conformance", new() { Manufacturer = "id:FFFFF1D0" }, AttestationTpmVendorUnknown },
        { "its manufacturer is a simulator", new() { Manufacturer = "id:53494D30" }, AttestationTpmVendorUnknown },
        { "its model is empty", new() { Model = "" }, AttestationTpmModelEmpty },
        { "its firmware is empty", new() { FirmwareVersion = "" }, AttestationTpmModelEmpty },
    };

    public static TheoryData<string> Words => Certificates.Words;

    [Theory]
    [MemberData(nameof(Words))]
    public void Is_refused_when(string words) => TpmAttempt.By(Certificates[words].Case).Verify().ShouldFailWith(Certificates[words].Code);

    [Theory]
    [InlineData(TpmNameShape.OneSet)]
    [InlineData(TpmNameShape.UnsortedSet)]
    [InlineData(TpmNameShape.ThreeSets)]
    [InlineData(TpmNameShape.ThreeNames)]
    public void Is_accepted_whichever_way_it_names_the_TPM(TpmNameShape shape) =>
        TpmAttempt.By(new() { NameShape = shape }).Verify().ShouldSucceed();

    [Theory]
    [InlineData("id:414D4400")]
    [InlineData("id:49465800")]
    [InlineData("id:4E544300")]
    [InlineData("id:53544D20")]
    [InlineData("id:53544d20")]
    public void Is_accepted_when_the_TCG_knows_the_manufacturer(string manufacturer) =>
        TpmAttempt.By(new() { Manufacturer = manufacturer }).Verify().ShouldSucceed();

    [Fact]
    public void Is_accepted_with_usages_beside_the_one_that_is_due() =>
        TpmAttempt.By(new() { Usages = ["1.3.6.1.4.1.311.21.36", "2.23.133.8.3"] }).Verify().ShouldSucceed();

    [Fact]
    public void Is_accepted_when_it_names_the_same_model_of_authenticator() =>
        TpmAttempt.By(new() { Aaguid = TpmAttempt.Of().Profile.Aaguid }).Verify().ShouldSucceed();

    [Fact]
    public void Is_refused_when_it_names_one_thing_twice()
    {
        var once = Attribute(1, "id:414D4400") + Attribute(2, "T") + Attribute(3, "1");

        TpmAttempt.By(new() { AlternativeName = DirectoryName(once) }).Verify().ShouldSucceed();
        TpmAttempt.By(new() { AlternativeName = DirectoryName(once + Attribute(1, "id:494E5443")) }).Verify()
            .ShouldFailWith(AttestationCertificateUnsuitable);
        TpmAttempt.By(new() { AlternativeName = DirectoryName(once + Attribute(1, "id:414D4400")) }).Verify()
            .ShouldFailWith(AttestationCertificateUnsuitable);
    }

    [Theory]
    [InlineData(0x13)]
    [InlineData(0x0C)]
    public void Is_accepted_with_what_else_a_name_may_hold(byte textTag)
    {
        var serialNumber = Der(0x31, Der(0x30, "0603550405" + Der(0x02, "01")));
        var name = serialNumber + Attribute(1, "id:414D4400", textTag) + Attribute(2, "T", textTag) + Attribute(3, "1", textTag);

        TpmAttempt.By(new() { AlternativeName = DirectoryName(name, before: Der(0x82, "61")) }).Verify().ShouldSucceed();
    }

    [Fact]
    public void May_have_an_unknown_manufacturer_where_that_is_tolerated()
    {
        var unknown = TpmAttempt.By(new() { Manufacturer = "id:FFFFF1D0" });

        unknown.Tolerating(AttestationTolerances.UnknownTpmVendor).Verify().ShouldSucceed();
        unknown.Tolerating(~AttestationTolerances.UnknownTpmVendor).Verify().ShouldFailWith(AttestationTpmVendorUnknown);
    }

    [Fact]
    public void May_have_an_empty_model_where_that_is_tolerated()
    {
        var nameless = TpmAttempt.By(new() { Model = "", FirmwareVersion = "" });

        nameless.Tolerating(AttestationTolerances.EmptyTpmModel).Verify().ShouldSucceed();
        nameless.Tolerating(~AttestationTolerances.EmptyTpmModel).Verify().ShouldFailWith(AttestationTpmModelEmpty);
    }

    private static byte[] DirectoryName(string sets, string before = "") => Convert.FromHexString(Der(0x30, before + Der(0xA4, Der(0x30, sets))));

    /// <summary>A set of one attribute of TPMs.</summary>
    private static string Attribute(byte number, string text, byte textTag = 0x0C) =>
        Der(0x31, Der(0x30, $"060567810502{number:X2}" + Der(textTag, Convert.ToHexString(Encoding.ASCII.GetBytes(text)))));

    /// <summary>Tag, length below 128 and content, in hexadecimal.</summary>
    private static string Der(byte tag, string content) => $"{tag:X2}{content.Length / 2:X2}{content}";
}
