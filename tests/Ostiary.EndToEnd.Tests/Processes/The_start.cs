using System.Net;
using Ostiary.EndToEnd.Tests.Servers;

namespace Ostiary.EndToEnd.Tests.Processes;

public sealed class The_start : IDisposable
{
    private static readonly TimeSpan Quick = TimeSpan.FromSeconds(10);

    private readonly ServerPlace _place = ServerPlace.OnSqlite();

    public void Dispose() => _place.Dispose();

    [Fact]
    public async Task Is_quick_on_data_that_is_there_and_keeps_the_standing_link()
    {
        await using (var first = await ServerProcess.Ready(_place))
            (await first.Signal("TERM")).ShouldBe(0);

        var link = await _place.FirstAdministratorLink();
        var begun = TimeProvider.System.GetTimestamp();
        await using var second = await ServerProcess.Ready(_place);

        TimeProvider.System.GetElapsedTime(begun).ShouldBeLessThan(Quick);
        (await _place.FirstAdministratorLink()).ShouldBe(link);
    }

    [Theory]
    [InlineData("TERM")]
    [InlineData("INT")]
    public async Task Ends_in_good_order_when_asked_to(string signal)
    {
        await using var server = await ServerProcess.Ready(_place);

        (await server.Signal(signal)).ShouldBe(0, server.Said);
    }

    [Theory]
    [InlineData("Server:Nmae")]
    [InlineData("Srever:Name")]
    [InlineData("Ceremonies:ChalengeLifetime")]
    public async Task Is_refused_with_the_name_of_a_setting_that_does_not_exist(string key)
    {
        _place.Settings[key] = "anything";

        await using var server = ServerProcess.Begin(_place);

        (await server.Ended()).ShouldBe(2);
        server.Said.ShouldContain(key.StartsWith("Srever", StringComparison.Ordinal) ? "Srever" : key.Split(':')[1]);
    }

    [Fact]
    public async Task Is_refused_with_the_name_of_a_setting_whose_value_is_impossible()
    {
        _place.Settings["Ceremonies:ChallengeLifetime"] = "01:00:00";

        await using var server = ServerProcess.Begin(_place);

        (await server.Ended()).ShouldBe(2);
        server.Said.ShouldContain("Ceremonies:ChallengeLifetime");
    }

    [Fact]
    public async Task Is_refused_with_a_master_key_that_does_not_open_the_key_ring()
    {
        using var other = ServerPlace.OnSqlite();
        await Once(other);
        await Once(_place);
        File.Copy(Path.Combine(other.Folder, "master.key"), Path.Combine(_place.Folder, "master.key"), overwrite: true);

        await using var server = ServerProcess.Begin(_place);

        (await server.Ended()).ShouldBe(2, server.Said);
        server.Said.ShouldContain("master key", Case.Insensitive);
    }

    [Fact]
    public async Task Is_refused_in_words_where_its_port_is_taken()
    {
        await using var first = await ServerProcess.Ready(_place);
        using var elsewhere = ServerPlace.OnSqlite();
        elsewhere.Settings["Server:PublicOrigin"] = _place.Origin;

        await using var second = ServerProcess.Begin(elsewhere, _place.Port);

        (await second.Ended()).ShouldBe(2, second.Said);
        second.Said.ShouldContain("--port");
        second.Said.ShouldNotContain("Unhandled exception", Case.Sensitive);
    }

    [Fact]
    public async Task Is_refused_in_words_where_its_data_directory_cannot_be()
    {
        var file = Path.Combine(_place.Folder, "a-file");
        await File.WriteAllTextAsync(file, "");
        _place.Settings["Server:DataDirectory"] = file;

        await using var server = ServerProcess.Begin(_place);

        (await server.Ended()).ShouldBe(2, server.Said);
        server.Said.ShouldContain("Server:DataDirectory");
        server.Said.ShouldNotContain("Unhandled exception", Case.Sensitive);
    }

    [Fact]
    public async Task Is_refused_in_words_where_its_master_key_cannot_be_written()
    {
        Directory.CreateDirectory(Path.Combine(_place.Folder, "master.key"));

        await using var server = ServerProcess.Begin(_place);

        (await server.Ended()).ShouldBe(2, server.Said);
        server.Said.ShouldContain("master key");
        server.Said.ShouldNotContain("Unhandled exception", Case.Sensitive);
    }

    [Fact]
    public async Task Is_refused_by_the_name_of_an_address_of_PostgreSQL_that_is_none()
    {
        _place.Settings["Database:Postgres"] = "postgres://someone:pa55word@host:99999999/none";

        await using var server = ServerProcess.Begin(_place);

        (await server.Ended()).ShouldBe(2, server.Said);
        server.Said.ShouldContain("Database:Postgres");
        server.Said.ShouldNotContain("pa55word");
    }

    [Fact]
    public async Task Says_why_it_waits_for_a_file_that_is_no_database_and_goes_on_when_it_is_one()
    {
        var file = Path.Combine(_place.Folder, "ostiary.db");
        await File.WriteAllTextAsync(file, string.Concat(Enumerable.Repeat("This is a letter. ", 100)));
        await using var server = ServerProcess.Begin(_place);
        await Eventually.Holds("the server says why it waits", Quick, () => Task.FromResult(server.Said.Contains("no SQLite database", StringComparison.Ordinal)));

        await File.WriteAllBytesAsync(file, []);

        await server.UntilReady();
    }

    [Fact]
    public async Task Makes_a_data_directory_that_nobody_else_opens()
    {
        var folder = Path.Combine(_place.Folder, "data");
        _place.Settings["Server:DataDirectory"] = folder;

        await using var server = await ServerProcess.Ready(_place);

        if (!OperatingSystem.IsWindows())
            File.GetUnixFileMode(folder).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    [Fact]
    public async Task Answers_liveness_and_readiness()
    {
        await using var server = await ServerProcess.Ready(_place);
        using var wire = Wire.To(_place.Origin);

        (await Wire.StatusOf(wire, "/healthz")).ShouldBe(HttpStatusCode.OK);
        (await Wire.StatusOf(wire, "/readyz")).ShouldBe(HttpStatusCode.OK);
    }

    private static async Task Once(ServerPlace place)
    {
        await using var server = await ServerProcess.Ready(place);
        await server.Signal("TERM");
    }
}
