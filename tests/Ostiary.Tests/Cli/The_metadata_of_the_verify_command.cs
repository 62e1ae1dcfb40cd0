using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json.Nodes;
using Ostiary.Cli.Commands;
using Ostiary.Metadata;
using Ostiary.Testing;
using Ostiary.WebAuthn;

namespace Ostiary.Tests.Cli;

public sealed class The_metadata_of_the_verify_command : IDisposable
{
    private static readonly Guid Model = new("00112233-4455-6677-8899-aabbccddeeff");

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("ostiary-verify-");
    private readonly FakeClock _clock = new();
    private readonly MetadataAuthority _service = new(new SeededEntropy("The metadata service"));
    private readonly AttestationAuthority _maker = new(new SeededEntropy("The maker"));
    private readonly VirtualAuthenticator _authenticator;
    private readonly VerifyMetadataFiles _files;

    public The_metadata_of_the_verify_command()
    {
        _authenticator = Certified();
        var lists = _service.RevocationLists(_clock.GetUtcNow().AddDays(-1), _clock.GetUtcNow().AddDays(1));
        _files = new VerifyMetadataFiles
        {
            Blob = Put("blob.jwt", _service.Write(new() { Entries = [BlobEntry.Fido2(Model, _maker.Root)] })),
            Roots = [Put("root.der", _service.Root)],
            RevocationLists = [Put("leaf.crl", lists[0]), Put("root.crl", lists[1])],
        };
    }

    [Fact]
    public async Task Names_the_roots_that_a_line_does_not()
    {
        var credential = (await Judged(Attested()))["credential"]!;

        credential["attestationTrust"]!.GetValue<string>().ShouldBe("Anchored");
    }

    [Fact]
    public async Task Shows_what_it_vouches_for_where_a_line_demands_nothing()
    {
        var line = Attested();
        line.Remove("attestation");

        (await Judged(line))["credential"]!["attestationTrust"]!.GetValue<string>().ShouldBe("Anchored");
    }

    [Fact]
    public async Task Refuses_a_model_of_another_maker()
    {
        Put("blob.jwt", _service.Write(new() { Entries = [BlobEntry.Fido2(Model, _service.Root)] }));

        (await Judged(Attested()))["code"]!.GetValue<string>().ShouldBe(WebAuthnCodes.AttestationPathUntrusted.Value);
    }

    [Fact]
    public async Task Refuses_a_model_that_it_reports_as_revoked()
    {
        Put("blob.jwt", _service.Write(new() { Entries = [BlobEntry.Fido2(Model, _maker.Root).With(BlobEntry.Status("REVOKED", new(2024, 6, 1)))] }));

        (await Judged(Attested()))["code"]!.GetValue<string>().ShouldBe(MetadataCodes.StatusRefused.Value);
    }

    [Fact]
    public async Task Counts_reports_as_of_the_ceremony()
    {
        Put("blob.jwt", _service.Write(new() { Entries = [BlobEntry.Fido2(Model, _maker.Root).With(BlobEntry.Status("REVOKED", new(2024, 6, 1)))] }));
        var line = Attested();
        line["at"] = "2024-05-31T12:00:00Z";

        (await Judged(line))["outcome"]!.GetValue<string>().ShouldBe("accepted");
    }

    [Fact]
    public async Task Is_refused_with_its_code_the_option_and_what_to_do()
    {
        await IsRefused(_files with { Roots = [] }, VerifyCodes.MetadataIncomplete, "--metadata-root");
        await IsRefused(_files with { Blob = null }, VerifyCodes.MetadataIncomplete, "--metadata:");
        await IsRefused(_files with { Blob = Path.Combine(_folder.FullName, "away.jwt") }, MetadataCodes.FileUnreadable, "--metadata:");
        await IsRefused(_files with { Roots = [_files.Blob!] }, MetadataCodes.FileUnreadable, "--metadata-root");
        await IsRefused(_files with { RevocationLists = [_folder.FullName] }, MetadataCodes.FileUnreadable, "--metadata-revocation-list");
        await IsRefused(_files with { Blob = _files.Roots[0] }, MetadataCodes.BlobMalformed, "--metadata:");
        await IsRefused(_files with { Roots = [Put("maker.der", _maker.Root)] }, MetadataCodes.BlobUntrusted, "--metadata-root");
        await IsRefused(_files with { HostName = "mds.example.com" }, MetadataCodes.BlobSignerUnknown, "--metadata-host");
        await IsRefused(_files with { RevocationLists = [] }, MetadataCodes.RevocationUnknown, MetadataAuthority.IntermediateListAddress);
    }

    [Fact]
    public async Task Is_not_needed()
    {
        var (status, output, errors) = await Run(new(), Attested());

        status.ShouldBe(0);
        errors.ShouldBeEmpty();
        JsonNode.Parse(output)!["code"]!.GetValue<string>().ShouldBe(VerifyCodes.RootsMissing.Value);
    }

    [Fact]
    public async Task Lets_a_certificate_tell_the_device_only_where_the_line_says_that_an_enterprise_asked()
    {
        var serial = new X509Extension("1.3.6.1.4.1.45724.1.1.2", Convert.FromHexString("0403123456"), critical: false);
        using var telling = Certified(new() { Extensions = [serial] });
        var line = Attested(telling);
        (await Judged(line))["code"]!.GetValue<string>().ShouldBe(WebAuthnCodes.AttestationCertificateUnsuitable.Value);

        line["attestation"]!["enterprise"] = true;

        (await Judged(line))["outcome"]!.GetValue<string>().ShouldBe("accepted");
    }

    [Fact]
    public async Task Is_due_where_an_enterprise_asked()
    {
        using var silent = new VirtualAuthenticator();
        var line = CeremonyLine.OfRegistration(silent, "r");
        line["attestation"] = new JsonObject { ["enterprise"] = true };

        (await Judged(line))["code"]!.GetValue<string>().ShouldBe(WebAuthnCodes.AttestationRequired.Value);

        line["attestation"]!["enterprise"] = "yes";
        (await Judged(line))["code"]!.GetValue<string>().ShouldBe(VerifyCodes.LineMalformed.Value);
    }

    public void Dispose()
    {
        _authenticator.Dispose();
        _maker.Dispose();
        _service.Dispose();
        _folder.Delete(recursive: true);
    }

    private JsonObject Attested(VirtualAuthenticator? authenticator = null)
    {
        var line = CeremonyLine.OfRegistration(authenticator ?? _authenticator, "r", options => options["attestation"] = "direct");
        line["attestation"] = new JsonObject { ["trust"] = "metadata" };
        return line;
    }

    private VirtualAuthenticator Certified(BatchCertificate? certificate = null) => new(AuthenticatorProfile.SecurityKey with
    {
        Algorithms = [KeyAlgorithm.ES256],
        Aaguid = Model,
        Attestation = AttestationStyle.PackedBasic,
        Batch = _maker.IssueBatch(Model, certificate),
    });

    private async Task<JsonNode> Judged(JsonObject line)
    {
        var (status, output, errors) = await Run(_files, line);
        status.ShouldBe(0, errors);
        return JsonNode.Parse(output)!;
    }

    private async Task IsRefused(VerifyMetadataFiles files, FailureCode code, string named)
    {
        var (status, output, errors) = await Run(files, Attested());

        status.ShouldBe(2);
        output.ShouldBeEmpty();
        errors.ShouldStartWith($"{code.Value}: ");
        errors.ShouldContain(named);
        errors.Trim().Split('\n').Length.ShouldBe(2);
    }

    private async Task<(int Status, string Output, string Errors)> Run(VerifyMetadataFiles files, JsonObject line)
    {
        using var input = new MemoryStream(Encoding.UTF8.GetBytes(line.ToJsonString() + "\n"));
        await using var output = new StringWriter();
        await using var errors = new StringWriter();
        var status = await VerifyCommand.Verify(files, input, output, errors, _clock, CancellationToken.None);
        return (status, output.ToString(), errors.ToString());
    }

    private string Put(string name, ReadOnlyMemory<byte> bytes)
    {
        var path = Path.Combine(_folder.FullName, name);
        File.WriteAllBytes(path, bytes.ToArray());
        return path;
    }
}
