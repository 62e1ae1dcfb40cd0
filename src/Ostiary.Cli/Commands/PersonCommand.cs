using System.CommandLine;

namespace Ostiary.Cli.Commands;

/// <summary><c>ostiary person</c>: gives out, or lets go, everything that is kept of one person.</summary>
internal static class PersonCommand
{
    private const string Help =
        """
        What a person has a right to: all that is kept of them, and that it is let go. Works beside a running server, on the same database and master key.
        """;

    private const string ExportHelp =
        """
        Writes everything that is kept of one person to standard output as JSON: account, identifiers, passkeys without secret material, sessions, audit,
        attempts and events. That it was done stands in the audit.

          ostiary person export --data ./data --user usr_01J... > person.json
          ostiary person export --relying-party example.com --user customer-1042 --database postgres://user:password@localhost:5432/ostiary

        The exit status is 0, 1 when nothing is kept of such a person, 2 when an argument makes no sense, 3 when the database does not answer.
        """;

    private const string EraseHelp =
        """
        Erases one person for good: the account with its identifiers, passkeys and sessions ends without a trace, and every link between the person and what
        was told of them is destroyed, in one write. Figures stay and lead to nobody. Asks to type the name again, unless --yes is given.

          ostiary person erase --data ./data --user usr_01J...
          ostiary person erase --relying-party example.com --user customer-1042 --yes

        The exit status is 0 when the person is erased (also when they were before), 1 when the name was typed otherwise, 2 when an argument makes no sense,
        3 when the database does not answer.
        """;

    private const int NotConfirmed = 1;

    public static Command Create() => new("person", Help) { Export(), Erase() };

    private static Command Export()
    {
        var (user, relyingParty) = (User(), RelyingParty());
        var command = new Command("export", ExportHelp) { user, relyingParty };
        var server = new ServerProgram().AddTo(command);
        command.SetAction((parsed, _) => server.Run(parsed, ["person", "export", .. Named(parsed, user, relyingParty)]));
        return command;
    }

    private static Command Erase()
    {
        var (user, relyingParty) = (User(), RelyingParty());
        var yes = new Option<bool>("--yes") { Description = "Does not ask." };
        var json = new Option<bool>("--json") { Description = "Writes JSON." };
        var command = new Command("erase", EraseHelp) { user, relyingParty, yes, json };
        var server = new ServerProgram().AddTo(command);
        command.SetAction(async (parsed, cancel) =>
        {
            if (!parsed.GetValue(yes) && !await IsConfirmed(parsed.GetValue(user)!, cancel))
                return NotConfirmed;

            return await server.Run(parsed, ["person", "erase", .. Named(parsed, user, relyingParty), .. parsed.GetValue(json) ? ["--json"] : (string[])[]]);
        });
        return command;
    }

    private static async Task<bool> IsConfirmed(string user, CancellationToken cancel)
    {
        await Console.Error.WriteLineAsync($"This cannot be taken back. Type {user} to erase this person:");
        if (await Console.In.ReadLineAsync(cancel) == user)
            return true;

        await Console.Error.WriteLineAsync("That is another name. Nothing was done.");
        return false;
    }

    private static string[] Named(ParseResult parsed, Option<string> user, Option<string?> relyingParty) =>
        ["--user", parsed.GetValue(user)!, .. parsed.GetValue(relyingParty) is { } named ? ["--relying-party", named] : (string[])[]];

    private static Option<string> User() => new("--user") { Description = "The user's id, the application's own id of the user, or the reference that pages and apps tell events with.", Required = true };

    internal static Option<string?> RelyingParty() => new("--relying-party") { Description = "Its id or RP ID; may be left out when there is only one." };
}
