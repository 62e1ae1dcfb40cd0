using System.Text.Json.Nodes;
using Ostiary.Accounts;
using Ostiary.Ceremonies;
using Ostiary.Server.Configuration;
using Ostiary.Server.Persons;

namespace Ostiary.Server.Acts;

/// <summary>Gives out, or lets go, everything that is kept of one person.</summary>
internal static class PersonAct
{
    /// <summary>The first argument; <c>export</c> or <c>erase</c> follows.</summary>
    public const string Name = "person";

    private const int NobodyThere = 1;

    private static readonly ChangedBy Author = new() { Actor = AuditActor.Server };

    /// <summary>Does it, and returns the exit status: 1 when nothing is kept of whom an export names.</summary>
    /// <exception cref="ConfigurationException">An argument makes no sense.</exception>
    public static async Task<int> Run(IServiceProvider house, IReadOnlyList<string> words, TextWriter output)
    {
        var arguments = new ActArguments(words);
        var relyingParty = await arguments.RelyingParty(house);
        var person = arguments.Required("--user");
        return words switch
        {
            [_, "export", ..] => await Export(house, relyingParty, person, output),
            [_, "erase", ..] => await Erase(house, relyingParty, person, arguments.Has(ServerAct.Json), output),
            _ => throw new ConfigurationException("person is followed by export or erase."),
        };
    }

    private static async Task<int> Export(IServiceProvider house, RelyingParty relyingParty, string person, TextWriter output)
    {
        var export = house.GetRequiredService<PersonalDataExport>();
        var found = await export.Begin(relyingParty.Id, person, Author, CancellationToken.None);
        if (!found.Succeeded)
        {
            await System.Console.Error.WriteLineAsync($"{found.Failure.Code.Value}: {found.Failure.Code.Title}");
            return NobodyThere;
        }

        using var body = new TextStream(output);
        await export.Write(found.Value, body, CancellationToken.None);
        await body.FlushAsync();
        await output.WriteLineAsync();
        return 0;
    }

    private static async Task<int> Erase(IServiceProvider house, RelyingParty relyingParty, string person, bool asJson, TextWriter output)
    {
        var erased = await house.GetRequiredService<PersonErasure>().Erase(relyingParty.Id, person, Author, CancellationToken.None);
        if (!erased.Succeeded)
            throw new ConfigurationException($"{erased.Failure.Code.Value}: {erased.Failure.Code.Title}");

        await output.WriteLineAsync(asJson
            ? new JsonObject { ["relyingParty"] = relyingParty.Id.Value, ["erased"] = true }.ToJsonString()
            : "Erased. Whatever is left are figures that lead to nobody. Servers that run forget the pseudonym within five minutes.");
        return 0;
    }
}
