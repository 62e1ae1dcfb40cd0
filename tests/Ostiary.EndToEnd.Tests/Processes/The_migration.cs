using System.Text.Json.Nodes;
using Ostiary.EndToEnd.Tests.Servers;

namespace Ostiary.EndToEnd.Tests.Processes;

public sealed class The_migration : IDisposable
{
    private readonly ServerPlace _place = ServerPlace.OnSqlite();

    public void Dispose() => _place.Dispose();

    [Fact]
    public async Task Is_listed_then_done_then_over()
    {
        var listed = await Run("--status", "--json");
        listed.Status.ShouldBe(1, listed.Errors);
        var pending = JsonNode.Parse(listed.Output)!["pending"]!.AsArray().Count;

        var done = await Run("--json");
        done.Status.ShouldBe(0, done.Errors);
        JsonNode.Parse(done.Output)!["applied"]!.GetValue<int>().ShouldBe(pending);

        (await Run("--status")).Status.ShouldBe(0);
        JsonNode.Parse((await Run("--json")).Output)!["applied"]!.GetValue<int>().ShouldBe(0);
        await using var server = await ServerProcess.Ready(_place);
    }

    [Fact]
    public async Task Says_in_one_line_that_the_database_is_away()
    {
        var told = await Run("--database", $"postgres://someone:pa55word@127.0.0.1:{ServerPlace.FreePort()}/none");

        told.Status.ShouldBe(3, told.Output);
        told.Errors.Trim().Split('\n').ShouldHaveSingleItem().ShouldContain("ostiary doctor");
    }

    [Theory]
    [InlineData("postgres")]
    [InlineData("postgresql")]
    public async Task Takes_the_address_in_either_spelling(string scheme)
    {
        var told = await Run("--database", $"{scheme}://someone:pa55word@127.0.0.1:{ServerPlace.FreePort()}/none");

        told.Status.ShouldBe(3, told.Errors);
    }

    private Task<CommandLine> Run(params string[] words) => CommandLine.Run(["migrate", "--data", _place.Folder, .. words]);
}
