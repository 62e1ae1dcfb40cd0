using System.Text.Json.Nodes;
using Ostiary.Cli;
using Ostiary.Server.Acts;
using Ostiary.Server.Configuration;
using Ostiary.Storage;
using Ostiary.Telemetry;
using Ostiary.Tests.Storage;

namespace Ostiary.Tests.Http;

/// <summary>What the command line has the server's program do, in this process.</summary>
public sealed class The_acts() : OnServer(new SqliteFixture())
{
    [DatabaseFact]
    public async Task Export_a_person_and_erase_them()
    {
        var user = (await Server.Open().SignUp("sam@example.com")).Json!["user"]!["id"]!.GetValue<string>();
        var home = (await Server.Home()).Id.Value;

        var (status, told) = await Run("person", "export", "--relying-party", home, "--user", user);
        status.ShouldBe(0);
        JsonNode.Parse(told)!["identifiers"]![0]!.GetValue<string>().ShouldBe("sam@example.com");

        (await Run("person", "erase", "--relying-party", "localhost", "--user", user, "--json")).Status.ShouldBe(0);
        (await Run("person", "export", "--user", user)).Status.ShouldBe(1);
        (await Run("person", "erase", "--user", user)).Status.ShouldBe(0, "it may be repeated");
        (await Count("users")).ShouldBe(0);
    }

    [DatabaseFact]
    public async Task Refuse_what_makes_no_sense_by_its_name()
    {
        await Server.Home();
        (await Refused("person", "export")).ShouldContain("--user");
        (await Refused("person", "export", "--user", "sam", "--relying-party", "elsewhere.example")).ShouldContain("--relying-party");
        (await Refused("person", "praise", "--user", "sam")).ShouldContain("export or erase");
        (await Refused("reclassify", "--from", "yesterday")).ShouldContain("--from");
        (await Refused("reclassify", "--rules", "/nowhere.json")).ShouldContain("/nowhere.json");
        (await Refused("reclassify", "--rules", "/nowhere.json", "--apply")).ShouldContain("--apply");
        var empty = Path.Combine(Server.Folder, "rules.json");
        await File.WriteAllTextAsync(empty, "{}");
        (await Refused("reclassify", "--rules", empty)).ShouldContain("classification.rules");
    }

    [DatabaseFact]
    public async Task Refuse_a_database_that_is_not_one_of_this_build()
    {
        await Server.Home();
        await Database.Commit([new Statement("DELETE FROM schema_migrations WHERE number = (SELECT MAX(number) FROM schema_migrations)")], default);

        (await Refused("person", "export", "--user", "sam")).ShouldContain("--data");
        (await Refused("reclassify")).ShouldContain("--data");
    }

    [DatabaseFact]
    public async Task Try_rules_on_what_is_kept_and_report()
    {
        var page = Server.Open();
        await page.SignUp("sam@example.com");

        var (status, told) = await Run("reclassify", "--json");

        status.ShouldBe(0);
        var report = JsonNode.Parse(told)!;
        report["rulesVersion"]!.GetValue<int>().ShouldBe(RuleSet.BuiltIn.Version);
        report["applied"]!.GetValue<bool>().ShouldBeFalse();
        (await Run("reclassify")).Told.ShouldContain("Nothing was changed.");
        (await Run("reclassify", "--apply")).Told.ShouldContain("were noted");
    }

    [Fact]
    public async Task Erase_nobody_whose_name_was_typed_otherwise()
    {
        var before = System.Console.In;
        try
        {
            System.Console.SetIn(new StringReader("somebody else\n"));
            (await OstiaryCommand.Run(["person", "erase", "--user", "usr_1", "--data", "/nowhere"])).ShouldBe(1);
        }
        finally
        {
            System.Console.SetIn(before);
        }
    }

    private async Task<(int Status, string Told)> Run(params string[] words)
    {
        using var told = new StringWriter();
        return (await ServerAct.Named(words, Server.Services, told).ShouldNotBeNull()(), told.ToString());
    }

    private async Task<string> Refused(params string[] words) => (await Should.ThrowAsync<ConfigurationException>(() => Run(words))).Message;
}
