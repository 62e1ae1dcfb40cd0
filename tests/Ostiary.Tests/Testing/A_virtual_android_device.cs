using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json.Nodes;
using Ostiary.Testing;

namespace Ostiary.Tests.Testing;

public sealed class A_virtual_android_device
{
    [Theory]
    [InlineData(AttestationStyle.AndroidKey)]
    [InlineData(AttestationStyle.AndroidSafetyNet)]
    public void Shows_the_root_that_vouches_for_it(AttestationStyle style)
    {
        using var device = Device(style);
        var certificates = X5c(Statement(device, "direct").Statement).Select(der => X509CertificateLoader.LoadCertificate(der)).ToList();
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.Add(X509CertificateLoader.LoadCertificate(device.AndroidRoot.Span));
        chain.ChainPolicy.ExtraStore.Add(certificates[1]);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.VerificationTime = new(2026, 6, 1, 12, 0, 0, DateTimeKind.Utc);

        chain.Build(certificates[0]).ShouldBeTrue();
    }

    [Theory]
    [InlineData(AttestationStyle.AndroidKey, "android-key")]
    [InlineData(AttestationStyle.AndroidSafetyNet, "android-safetynet")]
    public void Keeps_its_certificates_to_itself_unless_asked(AttestationStyle style, string format)
    {
        using var device = Device(style);

        Statement(device, "none").Format.ShouldBe("none");
        Statement(device, "direct").Format.ShouldBe(format);
    }

    [Fact]
    public void Attests_by_the_clock_of_the_machine_unless_told_otherwise()
    {
        using var device = Device(AttestationStyle.AndroidSafetyNet);

        var payload = Part(Statement(device, "direct").Statement, 1);

        (TimeProvider.System.GetUtcNow() - DateTimeOffset.FromUnixTimeMilliseconds(payload["timestampMs"]!.GetValue<long>()))
            .ShouldBeInRange(TimeSpan.FromMilliseconds(-1), TimeSpan.FromMinutes(1));
    }

    private static VirtualAuthenticator Device(AttestationStyle style) =>
        new(new() { Attestation = style, SafetyNet = new() { Algorithm = KeyAlgorithm.ES256 } }, new SeededEntropy(10));

    private static (string Format, CborMap Statement) Statement(VirtualAuthenticator device, string conveyance)
    {
        CborMap? made = null;
        var watching = new VirtualClient(Options.Origin, device) { Alterations = new() { AttestationObject = attestation => made = attestation } };
        watching.Create(Options.Creation(options => options["attestation"] = conveyance));
        return ((string)made!["fmt"]!, (CborMap)made["attStmt"]!);
    }

    private static IEnumerable<byte[]> X5c(CborMap statement) => statement["x5c"] is byte[][] certificates
        ? certificates
        : Part(statement, 0)["x5c"]!.AsArray().Select(certificate => Decoded(certificate!.GetValue<string>().TrimEnd('=').Replace('+', '-').Replace('/', '_')));

    private static JsonObject Part(CborMap statement, int index)
    {
        var part = Encoding.ASCII.GetString((byte[])statement["response"]!).Split('.')[index];
        return JsonNode.Parse(Decoded(part))!.AsObject();
    }

    private static byte[] Decoded(string text) => Base64UrlText.TryDecode(text, out var bytes) ? bytes : throw new FormatException(text);
}
