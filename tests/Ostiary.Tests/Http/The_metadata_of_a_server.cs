using Microsoft.Extensions.DependencyInjection;
using Ostiary.Metadata;
using Ostiary.Server.AuthenticatorModels;
using Ostiary.Server.Configuration;
using Ostiary.Testing;

namespace Ostiary.Tests.Http;

public sealed class The_metadata_of_a_server : IDisposable
{
    private readonly MetadataAuthority _authority = new(new SeededEntropy(nameof(The_metadata_of_a_server)));
    private readonly RunningServer _server = new();

    private string Blob => Path.Combine(_server.Folder, "blob.jwt");

    [Fact]
    public async Task Is_off_unless_it_is_configured()
    {
        (await _server.Open().Send(HttpMethod.Get, "/readyz")).ShouldBeOk().Json!["metadata"].ShouldBeNull();
        _server.Services.GetRequiredService<MetadataSource>().IsOn.ShouldBeFalse();
    }

    [Fact]
    public async Task Comes_from_a_file_and_survives_the_file_going_bad()
    {
        Configure();
        Write(42);
        var source = _server.Services.GetRequiredService<MetadataSource>();
        source.Current.Blob!.Number.ShouldBe(42);

        var reader = _server.Services.GetRequiredService<MetadataReader>();
        Write(41);
        (await reader.Refresh(default))!.Code.ShouldBe(MetadataCodes.BlobRolledBack);
        File.Delete(Blob);
        (await reader.Refresh(default))!.Code.ShouldBe(MetadataCodes.FileUnreadable);
        source.Current.Blob!.Number.ShouldBe(42);

        (await _server.Open().Send(HttpMethod.Get, "/readyz")).ShouldBeOk();
        MetadataHealth.Json(source, _server.Clock.GetUtcNow())["trouble"]!.GetValue<string>().ShouldBe("metadata.file_unreadable");
        MetadataHealth.Check(source, _server.Clock.GetUtcNow())!.Text.ShouldContain("Number 42");
    }

    [Fact]
    public void Stops_the_start_when_a_root_cannot_be_read()
    {
        var options = new MetadataOptions { File = Blob, RootFiles = [Path.Combine(_server.Folder, "away.der")] };

        Should.Throw<ConfigurationException>(() => new ServiceCollection().AddMetadata(options, new ServerOptions()))
            .Message.ShouldStartWith("Metadata:RootFiles:0: ");
    }

    public void Dispose()
    {
        _server.Dispose();
        _authority.Dispose();
    }

    private void Write(long number) =>
        File.WriteAllBytes(Blob, _authority.Write(new() { Number = number, NextUpdate = DateOnly.FromDateTime(_server.Clock.GetUtcNow().AddDays(30).UtcDateTime) }));

    private void Configure()
    {
        var lists = _authority.RevocationLists(_server.Clock.GetUtcNow().AddDays(-1), _server.Clock.GetUtcNow().AddDays(90));
        Put("root.der", _authority.Root, "Metadata:RootFiles:0");
        Put("leaf.crl", lists[0], "Metadata:RevocationListFiles:0");
        Put("root.crl", lists[1], "Metadata:RevocationListFiles:1");
        _server.Settings["Metadata:File"] = Blob;
    }

    private void Put(string name, ReadOnlyMemory<byte> bytes, string key)
    {
        var path = Path.Combine(_server.Folder, name);
        File.WriteAllBytes(path, bytes.ToArray());
        _server.Settings[key] = path;
    }
}
