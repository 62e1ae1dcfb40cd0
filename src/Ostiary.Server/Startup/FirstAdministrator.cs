using Ostiary.Accounts;
using Ostiary.Kernel;
using Ostiary.Server.Configuration;
using Ostiary.Storage;

namespace Ostiary.Server.Startup;

/// <summary>Invites the first administrator by a one-time link, for as long as there is none.</summary>
/// <remarks>The link goes to standard output and to a file that only the owner can read; the database holds a hash.</remarks>
public sealed class FirstAdministrator(Database database, SetupTokens tokens, ServerOptions options, Entropy entropy)
{
    private const string FileName = "first-administrator.txt";

    /// <summary>Prints the link, a new one when the last one is spent; takes the file away once there is an administrator.</summary>
    public async Task Invite(RelyingParty relyingParty, CancellationToken cancel)
    {
        var file = Path.Combine(options.DataDirectory, FileName);
        if (await tokens.HasAdministrator(relyingParty.Id, cancel))
        {
            File.Delete(file);
            return;
        }

        var link = await StandingLink(relyingParty, file, cancel) ?? await NewLink(relyingParty, file, cancel);
        System.Console.WriteLine($"First administrator: {link}");
    }

    private async Task<string?> StandingLink(RelyingParty relyingParty, string file, CancellationToken cancel)
    {
        if (!File.Exists(file))
            return null;

        var link = (await File.ReadAllTextAsync(file, cancel)).Trim();
        var token = link[(link.LastIndexOf('/') + 1)..];
        return link == LinkOf(relyingParty, token) && (await tokens.Check(relyingParty.Id, token, cancel)).Succeeded ? link : null;
    }

    private async Task<string> NewLink(RelyingParty relyingParty, string file, CancellationToken cancel)
    {
        var (token, statement) = tokens.Create(relyingParty.Id, entropy);
        await database.Commit([statement], cancel);
        var link = LinkOf(relyingParty, token);
        await using var stream = new FileStream(file, OwnersOnly());
        await using var writer = new StreamWriter(stream);
        await writer.WriteLineAsync(link);
        return link;
    }

    private static string LinkOf(RelyingParty relyingParty, string token) => $"{relyingParty.HostedOrigin}/setup/{token}";

    private static FileStreamOptions OwnersOnly()
    {
        var create = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            create.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;

        return create;
    }
}
