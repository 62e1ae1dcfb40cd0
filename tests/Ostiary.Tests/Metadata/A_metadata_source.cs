using System.ComponentModel.DataAnnotations;
using Ostiary.Metadata;
using Ostiary.Testing;
using static Ostiary.Metadata.MetadataCodes;

namespace Ostiary.Tests.Metadata;

public sealed class A_metadata_source : IDisposable
{
    private static readonly DateTimeOffset Now = BlobAttempt.Now;

    private readonly MetadataAuthority _authority = new(new SeededEntropy(nameof(A_metadata_source)));
    private readonly string _folder = Directory.CreateTempSubdirectory("ostiary-").FullName;

    private string Copy => Path.Combine(_folder, "metadata.copy");

    [Fact]
    public void Never_goes_back()
    {
        var source = Source();
        Offer(source, 42).ShouldSucceed();

        Offer(source, 41).ShouldFailWith(BlobRolledBack);
        (source.Current.Blob!.Number, source.State.Trouble!.Code).ShouldBe((42, BlobRolledBack));

        Offer(source, 43).ShouldSucceed();
        (source.Current.Blob!.Number, source.State.Trouble).ShouldBe((43, null));
    }

    [Fact]
    public void Never_goes_back_over_a_restart()
    {
        Offer(Source(), 42).ShouldSucceed();
        var restarted = Source();
        restarted.LoadCopy(Now.AddDays(60));

        (restarted.Current.Blob!.Number, restarted.State.EntityTag).ShouldBe((42, "\"tag\""));
        Offer(restarted, 41).ShouldFailWith(BlobRolledBack);
    }

    [Fact]
    public void Keeps_what_it_knows_when_something_worse_is_offered()
    {
        var source = Source();
        Offer(source, 42).ShouldSucceed();

        source.Offer(_authority.Write(new() { Number = 43 }, new() { SignedByStranger = true }), BlobAttempt.Good(_authority), null, Now).ShouldFailWith(BlobSignatureInvalid);
        source.Current.Blob!.Number.ShouldBe(42);
    }

    [Fact]
    public void Does_not_believe_a_kept_copy_that_somebody_changed()
    {
        Offer(Source(), 42).ShouldSucceed();
        var bytes = File.ReadAllBytes(Copy);
        bytes[^(bytes.Length / 2)] ^= 1;
        File.WriteAllBytes(Copy, bytes);

        var restarted = Source();
        restarted.LoadCopy(Now);

        restarted.Current.Blob.ShouldBeNull();
        restarted.State.Trouble.ShouldNotBeNull();
    }

    [Fact]
    public void Says_so_when_its_copy_is_no_copy()
    {
        File.WriteAllText(Copy, "nothing");
        var source = Source();
        source.LoadCopy(Now);

        source.State.Trouble!.Code.ShouldBe(CopyMalformed);
    }

    [Fact]
    public void Uses_what_it_cannot_keep()
    {
        var source = new MetadataSource(new() { Roots = [_authority.Root] }, [], Path.Combine(_folder, "no", "such", "folder"));

        Offer(source, 42).ShouldSucceed();
        source.State.Trouble!.Code.ShouldBe(CopyNotKept);
    }

    [Fact]
    public void Reads_roots_in_PEM_and_in_DER_and_nothing_else()
    {
        var file = Path.Combine(_folder, "root");
        File.WriteAllBytes(file, _authority.Root.ToArray());
        CertificateFiles.Certificates(file).ShouldSucceed().ShouldHaveSingleItem().ToArray().ShouldBe(_authority.Root.ToArray());

        File.WriteAllText(file, $"-----BEGIN CERTIFICATE-----\n{Convert.ToBase64String(_authority.Root.Span)}\n-----END CERTIFICATE-----\n");
        CertificateFiles.Certificates(file).ShouldSucceed().ShouldHaveSingleItem().ToArray().ShouldBe(_authority.Root.ToArray());

        File.WriteAllText(file, "no certificate");
        CertificateFiles.Certificates(file).ShouldFailWith(FileUnreadable);
        CertificateFiles.Certificates(Path.Combine(_folder, "missing")).ShouldFailWith(FileUnreadable);
    }

    [Fact]
    public void Is_not_configured_in_ways_that_contradict_themselves()
    {
        var url = new Uri("https://mds3.fidoalliance.org/");

        Broken(new()).ShouldBeEmpty();
        Broken(new() { Url = url, RootFiles = ["root.pem"] }).ShouldBeEmpty();
        Broken(new() { Url = url }).ShouldContain(nameof(MetadataOptions.RootFiles));
        Broken(new() { RootFiles = ["root.pem"] }).ShouldContain(nameof(MetadataOptions.RootFiles));
        Broken(new() { Url = url, File = "blob.jwt", RootFiles = ["root.pem"] }).ShouldContain(nameof(MetadataOptions.File));
        Broken(new() { Url = new Uri("http://mds3.fidoalliance.org/"), RootFiles = ["root.pem"] }).ShouldContain(nameof(MetadataOptions.Url));
        Broken(new() { File = "blob.jwt", RootFiles = ["root.pem"] }).ShouldContain(nameof(MetadataOptions.RevocationListFiles));
        Broken(new() { Url = url, RootFiles = ["root.pem"], Revocation = RevocationDemand.DangerOff, RevocationListFiles = ["a.crl"] }).ShouldContain(nameof(MetadataOptions.Revocation));
    }

    public void Dispose()
    {
        _authority.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static IEnumerable<string> Broken(MetadataOptions options) => options.Validate(new ValidationContext(options)).SelectMany(result => result.MemberNames);

    private MetadataSource Source() => new(new() { Roots = [_authority.Root] }, [], Copy);

    private Outcome<MetadataBlob> Offer(MetadataSource source, long number) =>
        source.Offer(_authority.Write(new() { Number = number }), BlobAttempt.Good(_authority), "\"tag\"", Now);
}
