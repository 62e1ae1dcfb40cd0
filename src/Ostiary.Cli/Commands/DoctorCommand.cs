using System.CommandLine;

namespace Ostiary.Cli.Commands;

/// <summary><c>ostiary doctor</c>: says what is amiss and what to do about it.</summary>
internal static class DoctorCommand
{
    private const string Help =
        """
        Looks at what the server stands on, from configuration and data directory to master key, database, schema, key ring and relying parties,
        and says for whatever is amiss what to do about it. It can look while the server runs, and makes nothing itself.

          ostiary doctor --data ./data
          ostiary doctor --data ./data --url https://example.com
          ostiary doctor --json --database postgres://user:password@localhost:5432/ostiary

        With --url it also looks up what apps and browsers look up at an RP ID (assetlinks.json, apple-app-site-association, webauthn), as they do:
        over https, at public addresses, without redirects; and compares it with the apps and related origins that are configured here.

        The exit status is 0 when the server can serve and others find what they must, 1 when not, 2 when the configuration cannot be read (the message names the setting).
        """;

    public static Command Create()
    {
        var json = new Option<bool>("--json") { Description = "Writes JSON." };
        var url = new Option<string?>("--url") { Description = "The address of an RP ID, to examine from outside what it publishes." };
        var command = new Command("doctor", Help) { json, url };
        var server = new ServerProgram().AddTo(command);
        command.SetAction((parsed, _) => server.Run(
            parsed, ["doctor", .. parsed.GetValue(json) ? ["--json"] : (string[])[], .. parsed.GetValue(url) is { } host ? ["--url", host] : (string[])[]]));
        return command;
    }
}
