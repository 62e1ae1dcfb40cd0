using System.Runtime.Versioning;
using System.Text.Json.Nodes;
using Ostiary.EndToEnd.Tests.Servers;

namespace Ostiary.EndToEnd.Tests.Processes;

public sealed class The_doctor : IDisposable
{
    private readonly ServerPlace _place = ServerPlace.OnSqlite();

    private string MasterKey => Path.Combine(_place.Folder, "master.key");

    public void Dispose() => _place.Dispose();

    [Fact]
    public async Task Finds_all_well_while_the_server_runs()
    {
        await using var server = await ServerProcess.Ready(_place);

        var (status, states) = await Examined();

        status.ShouldBe(0);
        states.Keys.ShouldBe(["Data directory", "Master key", "Database", "Schema", "Key ring", "Relying parties"]);
        states.Values.ShouldAllBe(state => state == "good");
    }

    [Fact]
    public async Task Makes_neither_a_master_key_nor_a_database()
    {
        var (status, states) = await Examined();

        status.ShouldBe(0);
        states["Master key"].ShouldBe("attention");
        states["Database"].ShouldBe("attention");
        Directory.EnumerateFileSystemEntries(_place.Folder).ShouldBeEmpty();
    }

    [Fact]
    public async Task Says_that_a_data_directory_is_not_there_and_makes_none()
    {
        var mistyped = Path.Combine(_place.Folder, "date");

        var told = await CommandLine.Run("doctor", "--data", mistyped);

        told.Status.ShouldBe(0, told.Errors);
        told.Output.ShouldContain($"{mistyped} is not there");
        Directory.EnumerateFileSystemEntries(_place.Folder).ShouldBeEmpty();
    }

    [Fact]
    public async Task Looks_nothing_up_at_an_address_that_no_phone_would_ask()
    {
        var told = await CommandLine.Run("doctor", "--data", _place.Folder, "--url", "http://127.0.0.1/");

        told.Status.ShouldBe(2);
        told.Errors.ShouldContain("--url");
    }

    [Fact]
    public async Task Misses_a_master_key_that_the_database_needs()
    {
        await Once();
        File.Delete(MasterKey);

        var (status, states) = await Examined();

        status.ShouldBe(1);
        states["Key ring"].ShouldBe("bad");
        File.Exists(MasterKey).ShouldBeFalse();
    }

    [Fact]
    public async Task Knows_a_master_key_of_another_database()
    {
        using var other = ServerPlace.OnSqlite();
        await Once(other);
        await Once();
        File.Copy(Path.Combine(other.Folder, "master.key"), MasterKey, overwrite: true);

        var (status, states) = await Examined();

        status.ShouldBe(1);
        states["Key ring"].ShouldBe("bad");
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public async Task Sees_that_others_may_open_the_master_key_and_says_how_to_forbid_it()
    {
        await Once();
        File.SetUnixFileMode(MasterKey, UnixFileMode.UserRead | UnixFileMode.OtherRead);

        var told = await CommandLine.Run("doctor", "--data", _place.Folder);

        told.Status.ShouldBe(1, told.Errors);
        told.Output.ShouldContain($"chmod 600 {MasterKey}");
    }

    [Fact]
    public async Task Says_that_a_database_does_not_answer_and_never_its_password()
    {
        var told = await CommandLine.Run("doctor", "--data", _place.Folder, "--database", $"postgres://someone:pa55word@127.0.0.1:{ServerPlace.FreePort()}/none");

        told.Status.ShouldBe(1, told.Errors);
        told.Output.ShouldContain("does not answer");
        (told.Output + told.Errors).ShouldNotContain("pa55word");
    }

    [Fact]
    public async Task Says_that_the_file_is_no_database_and_what_to_do()
    {
        await File.WriteAllTextAsync(Path.Combine(_place.Folder, "ostiary.db"), string.Concat(Enumerable.Repeat("This is a letter. ", 100)));

        var told = await CommandLine.Run("doctor", "--data", _place.Folder);

        told.Status.ShouldBe(1, told.Errors);
        told.Output.ShouldContain("no SQLite database");
        told.Output.ShouldNotContain("Postgres");
    }

    [Theory]
    [InlineData("--port", "0")]
    [InlineData("--port", "65536")]
    [InlineData("--port", "eighty")]
    public async Task Refuses_a_port_that_cannot_be(string option, string value)
    {
        var told = await CommandLine.Run("doctor", "--data", _place.Folder, option, value);

        told.Status.ShouldBe(2);
        told.Errors.ShouldContain(option);
    }

    [Fact]
    public async Task Names_a_setting_that_cannot_be()
    {
        var told = await CommandLine.Run("doctor", "--data", _place.Folder, "--origin", "http://example.com");

        told.Status.ShouldBe(2);
        told.Errors.ShouldContain("Server:PublicOrigin");
    }

    private Task Once() => Once(_place);

    private static async Task Once(ServerPlace place)
    {
        await using var server = await ServerProcess.Ready(place);
        await server.Signal("TERM");
    }

    private async Task<(int Status, Dictionary<string, string> States)> Examined()
    {
        var told = await CommandLine.Run("doctor", "--json", "--data", _place.Folder);
        var findings = JsonNode.Parse(told.Output)!["findings"]!.AsArray();
        return (told.Status, findings.ToDictionary(finding => finding!["name"]!.GetValue<string>(), finding => finding!["state"]!.GetValue<string>()));
    }
}
