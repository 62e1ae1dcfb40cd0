using Ostiary.EndToEnd.Tests.Servers;

namespace Ostiary.EndToEnd.Tests.Processes;

public sealed class A_mistyped_data_directory : IDisposable
{
    private readonly ServerPlace _place = ServerPlace.OnSqlite();

    public void Dispose() => _place.Dispose();

    [Theory]
    [InlineData(2, "person", "export", "--user", "usr_nobody")]
    [InlineData(2, "person", "erase", "--user", "usr_nobody", "--yes")]
    [InlineData(2, "reclassify")]
    [InlineData(1, "migrate", "--status")]
    public async Task Stays_what_it_is_whoever_looks_into_it(int status, params string[] words)
    {
        var mistyped = Path.Combine(_place.Folder, "mistyped");

        var told = await CommandLine.Run([.. words, "--data", mistyped]);

        told.Status.ShouldBe(status, told.Output + told.Errors);
        Directory.Exists(mistyped).ShouldBeFalse();
    }
}
