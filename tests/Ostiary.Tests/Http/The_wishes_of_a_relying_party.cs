using Microsoft.Extensions.DependencyInjection;
using Ostiary.Accounts;
using Ostiary.Ceremonies;
using Ostiary.Testing;
using Ostiary.Tests.Storage;
using Ostiary.WebAuthn;

namespace Ostiary.Tests.Http;

public sealed class The_wishes_of_a_relying_party_on_SQLite() : The_wishes_of_a_relying_party(new SqliteFixture());

public sealed class The_wishes_of_a_relying_party_on_PostgreSQL() : The_wishes_of_a_relying_party(new PostgresFixture()), INeedPostgres;

/// <summary>Hints, formats and algorithms, from the stored policy to the options and the verdict.</summary>
public abstract class The_wishes_of_a_relying_party(DatabaseFixture databases) : OnServer(databases)
{
    [DatabaseFact]
    public async Task Reach_the_browser_in_their_order()
    {
        await Wish(policy => policy with { Hints = ["hybrid", "security-key"], AttestationFormats = ["tpm", "packed"], Algorithms = ["RS256", "ES256"] });
        var browser = Server.Open();

        var registration = (await browser.SignUpOptions("sam@example.com")).Json!["publicKey"]!;
        var signIn = (await browser.SignInOptions()).Json!["publicKey"]!;

        Texts(registration["hints"]!).ShouldBe(["hybrid", "security-key"]);
        Texts(registration["attestationFormats"]!).ShouldBe(["tpm", "packed"]);
        registration["pubKeyCredParams"]!.AsArray().Select(one => one!["alg"]!.GetValue<int>()).ShouldBe([-257, -7]);
        Texts(signIn["hints"]!).ShouldBe(["hybrid", "security-key"]);
    }

    [DatabaseFact]
    public async Task Come_after_the_hints_that_a_page_gives_itself()
    {
        await Wish(policy => policy with { Hints = ["hybrid", "security-key"] });

        var issued = await Server.Open().Post("/v1/ceremonies/registration/options", new { purpose = "sign-up", identifier = "sam@example.com", hints = new[] { "security-key", "nonsense" } });

        Texts(issued.ShouldBeOk().Json!["publicKey"]!["hints"]!).ShouldBe(["security-key", "hybrid"]);
    }

    [DatabaseFact]
    public async Task Leave_the_default_where_nothing_is_wished()
    {
        var registration = (await Server.Open().SignUpOptions("sam@example.com")).Json!["publicKey"]!;

        registration["pubKeyCredParams"]!.AsArray().Select(one => one!["alg"]!.GetValue<int>()).ShouldBe(CoseAlgorithms.Default.Select(algorithm => (int)algorithm));
        registration["hints"]!.AsArray().ShouldBeEmpty();
    }

    // A client that does what it likes makes a key of another algorithm.
    [DatabaseFact]
    public async Task Refuse_a_passkey_of_an_algorithm_that_was_not_offered()
    {
        await Wish(policy => policy with { Algorithms = ["ES256"] });
        var browser = Server.Open(new VirtualAuthenticator(AuthenticatorProfile.SyncedProvider with { Algorithms = [KeyAlgorithm.RS256] }));
        var options = await browser.SignUpOptions("sam@example.com");
        options.Json!["publicKey"]!["pubKeyCredParams"]![0]!["alg"] = -257;

        (await browser.Register(options)).ShouldBeRefusedWith(WebAuthnCodes.AlgorithmNotOffered);
        (await Count("passkeys")).ShouldBe(0);
    }

    [DatabaseFact]
    public async Task Are_those_that_were_in_force_when_the_options_were_issued()
    {
        await Wish(policy => policy with { Algorithms = ["ES256"] });
        var browser = Server.Open();
        var options = await browser.SignUpOptions("sam@example.com");
        await Wish(policy => policy with { Algorithms = ["RS256"] });

        (await browser.Register(options)).ShouldBeOk();
    }

    [DatabaseFact]
    public async Task Are_refused_when_no_such_algorithm_exists_or_works_here()
    {
        var home = await Server.Home();
        var rules = Server.Services.GetRequiredService<IRelyingPartyRule>();

        Refusal("HS256").Code.ShouldBe(CeremonyCodes.AlgorithmUnknown);
        Refusal("-7").Code.ShouldBe(CeremonyCodes.AlgorithmUnknown);
        Refusal("es256").Code.ShouldBe(CeremonyCodes.AlgorithmUnknown);
        Refusal("ES256", "ES256").Code.ShouldBe(CeremonyCodes.AlgorithmUnknown);
        foreach (var algorithm in Enum.GetValues<CoseAlgorithm>().Except(CoseAlgorithms.Supported))
        {
            var name = algorithm.ToString().Replace("MLDSA", "ML-DSA-", StringComparison.Ordinal);
            var refusal = Refusal("ES256", name);
            refusal.Code.ShouldBe(CeremonyCodes.AlgorithmUnavailable);
            refusal.Detail.ShouldBe(name);
            refusal.Field.ShouldBe("algorithms");
        }

        Failure Refusal(params string[] names) => rules.Refusal(home with { Policy = home.Policy with { Algorithms = names } }).ShouldNotBeNull();
    }

    private static IEnumerable<string> Texts(System.Text.Json.Nodes.JsonNode list) => list.AsArray().Select(text => text!.GetValue<string>());

    private async Task Wish(Func<CeremonyPolicy, CeremonyPolicy> wish)
    {
        var home = await Server.Home();
        await Server.Change(home with { Policy = wish(home.Policy) });
    }
}
