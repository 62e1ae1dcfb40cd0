using System.Diagnostics;
using System.Security.Cryptography.X509Certificates;
using Ostiary.Tests.Conformance;
using Ostiary.WebAuthn;

namespace Ostiary.Tests.WebAuthn;

/// <summary>Whatever bytes come, they are read or refused; nothing throws. Repeatable: the seed is the round.</summary>
public sealed class The_structures_of_a_tpm
{
    private const int Rounds = 20_000;

    private static readonly byte[] AlternativeName = SpecificationVectorName();

    [Fact]
    public void Are_read_or_refused_whatever_the_bytes()
    {
        var (publicArea, certInfo) = Honest();
        var certificate = AttestationCertificate.Read(TpmAttempt.Tpm.Chain[0]).ShouldSucceed();
        for (var round = 0; round < Rounds; round++)
        {
            var noise = new Noise((ulong)round);
            TpmPublicArea.Parse(noise.Injure(publicArea));
            TpmPublicArea.Parse(noise.Bytes(noise.Below(200)));
            TpmCertification.Parse(noise.Injure(certInfo));
            TpmCertification.Parse([.. certInfo.AsSpan(0, 6), .. noise.Bytes(noise.Below(200))]);
            TpmDevice.Read(Named(certificate, noise.Injure(AlternativeName)));
            TpmDevice.Read(Named(certificate, noise.Bytes(noise.Below(100))));
        }
    }

    [Fact]
    [Trait("Ring", "Slow")]
    public void Are_refused_inside_a_registration_once_they_are_injured()
    {
        for (var round = 0; round < Rounds / 20; round++)
        {
            var noise = new Noise((ulong)round);
            var member = new[] { "certInfo", "pubArea", "sig" }[noise.Below(3)];
            byte[] before = [], after = [];
            var verdict = TpmAttempt.WithStatement(statement =>
            {
                before = (byte[])statement[member]!;
                statement[member] = after = noise.Injure(before);
            }).Verify();

            if (!before.SequenceEqual(after))
                verdict.Succeeded.ShouldBeFalse($"round {round}, {member}");
        }
    }

    [Fact]
    public void Take_no_time_to_refuse_however_long()
    {
        // One object identifier of 60,000 bytes: a single number of 420,000 bits.
        var identifier = Der(0x06, [.. Enumerable.Repeat((byte)0xFF, 59_999), 0x7F]);
        var name = Der(0x30, Der(0xA4, Der(0x30, Der(0x31, Der(0x30, identifier)))));
        var certificate = Named(AttestationCertificate.Read(TpmAttempt.Tpm.Chain[0]).ShouldSucceed(), name);
        TpmDevice.Read(certificate);

        var started = Stopwatch.GetTimestamp();
        TpmDevice.Read(certificate).Succeeded.ShouldBeFalse();

        Stopwatch.GetElapsedTime(started).ShouldBeLessThan(TimeSpan.FromMilliseconds(500));
    }

    private static byte[] Der(byte tag, byte[] content) => [tag, 0x82, (byte)(content.Length >> 8), (byte)content.Length, .. content];

    private static AttestationCertificate Named(AttestationCertificate certificate, byte[] name) =>
        certificate with { Extensions = [new X509Extension("2.5.29.17", name, critical: true)] };

    private static byte[] SpecificationVectorName()
    {
        var statement = AttestationObject.Parse(SpecificationVector.Named("tpm.ES256").AttestationObject).ShouldSucceed().Statement;
        var leaf = CertificateList.Encodings(((CborValue.Map)statement)["x5c"])![0];
        return AttestationCertificate.Read(leaf).ShouldSucceed().ExtensionsOf("2.5.29.17")[0].RawData;
    }

    private static (byte[] PublicArea, byte[] CertInfo) Honest()
    {
        byte[] publicArea = [], certInfo = [];
        TpmAttempt.WithStatement(statement => (publicArea, certInfo) = ((byte[])statement["pubArea"]!, (byte[])statement["certInfo"]!))
            .Verify().ShouldSucceed();
        return (publicArea, certInfo);
    }
}
