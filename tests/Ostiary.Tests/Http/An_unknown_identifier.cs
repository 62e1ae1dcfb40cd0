using System.Text.Json.Nodes;
using Ostiary.Accounts;
using Ostiary.Ceremonies;
using Ostiary.Server;
using Ostiary.Storage;
using Ostiary.Testing;
using Ostiary.Tests.Storage;
using Ostiary.WebAuthn;

namespace Ostiary.Tests.Http;

public sealed class An_unknown_identifier_on_SQLite() : An_unknown_identifier(new SqliteFixture());

public sealed class An_unknown_identifier_on_PostgreSQL() : An_unknown_identifier(new PostgresFixture()), INeedPostgres;

/// <summary>Nobody can find out by asking whether an account exists.</summary>
public abstract class An_unknown_identifier(DatabaseFixture databases) : OnServer(databases)
{
    private const string Known = "known@example.com";
    private const string WithoutPasskey = "empty@example.com";
    private const string Unknown = "nobody@example.com";
    private const string SignInOptions = "/v1/ceremonies/authentication/options";

    private readonly Traffic _counting = new();

    private Browser Nobody { get; set; } = null!;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        Nobody = Server.Open();
        await Server.Open().SignUp(Known);
        await (await Server.OpenBackend(await Server.Home())).Post("/v1/users", new { identifier = WithoutPasskey });
    }

    [DatabaseFact]
    public async Task Gets_options_like_any_other()
    {
        var (shapes, lengths) = (new HashSet<string>(StringComparer.Ordinal), new HashSet<int>());
        foreach (var identifier in new[] { Known, WithoutPasskey, Unknown }.Concat(Enumerable.Range(0, 40).Select(i => $"nobody{i}@example.com")))
        {
            var options = await Nobody.SignInOptions(identifier);
            shapes.Add(ShapeOf(options));
            lengths.Add(options.Body.Length);
            LooksOf(options).ShouldBe("32 hybrid internal");
        }

        // There is one user with a passkey, so everybody looks like this one, to the last byte.
        shapes.ShouldHaveSingleItem();
        lengths.ShouldHaveSingleItem();
    }

    [DatabaseFact]
    public async Task Looks_like_one_of_the_users_there_are_as_often_as_they_occur()
    {
        for (var i = 0; i < 2; i++)
            await SignUp($"like-known{i}@example.com", AuthenticatorProfile.SyncedProvider);

        await SignUp("key@example.com", AuthenticatorProfile.SecurityKey with { CredentialIdLength = 65 });
        Server.Clock.Advance(CredentialLists.Lifetime);

        var looks = new List<string>();
        for (var i = 0; i < 400; i++)
            looks.Add(LooksOf(await Nobody.SignInOptions($"nobody{i}@example.com")));

        // Three users have a synced passkey and one has a security key; of 400 strangers, a quarter is 100, give or take five deviations.
        looks.Distinct().Order(StringComparer.Ordinal).ShouldBe(["32 hybrid internal", "65 nfc usb"]);
        looks.Count(one => one == "65 nfc usb").ShouldBeInRange(57, 143);
    }

    [DatabaseFact]
    public async Task Looks_usual_at_a_relying_party_without_users()
    {
        var other = await Server.AddRelyingParty("https://id.example.org");

        var looks = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < 60; i++)
            looks.Add(LooksOf(await Server.Open(other.HostedOrigin).SignInOptions($"nobody{i}@example.com")));

        looks.ShouldContain("32 internal hybrid");
        looks.Count.ShouldBeGreaterThan(2);
    }

    [DatabaseFact]
    public async Task Gets_a_sealed_state_as_long_as_any_other()
    {
        // The number and the length of the credentials are in the options for everybody to see; what else there is must not show.
        var lengths = new Dictionary<string, HashSet<int>>(StringComparer.Ordinal);
        foreach (var identifier in new[] { Known, WithoutPasskey }.Concat(Enumerable.Range(0, 40).Select(i => $"nobody{i}@example.com")))
        {
            var options = await Nobody.SignInOptions(identifier);
            var ids = string.Join(',', Listed(options).Select(one => IdOf(one).Length));
            lengths.TryAdd(ids, []);
            lengths[ids].Add(options.Text("ceremony").Length);
        }

        lengths.Values.ShouldAllBe(same => same.Count == 1);
    }

    [DatabaseFact]
    public async Task Gets_a_sealed_state_as_long_as_any_other_when_no_credential_is_listed()
    {
        var home = await Server.Home();
        await Server.Change(home with { Policy = home.Policy with { AllowCredentials = "empty" } });

        var lengths = new HashSet<int>();
        foreach (var identifier in new[] { Known, WithoutPasskey, Unknown })
            lengths.Add((await Nobody.SignInOptions(identifier)).Text("ceremony").Length);

        lengths.ShouldHaveSingleItem();
    }

    [DatabaseFact]
    public async Task Keeps_its_decoys_between_calls_spellings_and_starts()
    {
        var before = DecoysOf(await Nobody.SignInOptions(Unknown));

        DecoysOf(await Nobody.SignInOptions(" NOBODY@example.com ")).ShouldBe(before);
        Restart();
        DecoysOf(await Server.Open().SignInOptions(Unknown)).ShouldBe(before);
        DecoysOf(await Server.Open().SignInOptions("nobody2@example.com")).ShouldNotBe(before);

        static string DecoysOf(Answer options) => options.Json!["publicKey"]!["allowCredentials"]!.ToJsonString();
    }

    [DatabaseFact]
    public async Task Has_other_decoys_at_another_relying_party()
    {
        var other = await Server.AddRelyingParty("https://id.example.org");

        var here = Listed(await Nobody.SignInOptions(Unknown))[0];
        var there = Listed(await Server.Open(other.HostedOrigin).SignInOptions(Unknown))[0];

        IdOf(there).ShouldNotBe(IdOf(here));
    }

    [DatabaseFact]
    public async Task Is_answered_with_junk_like_a_known_one()
    {
        var codes = new List<string?>();
        foreach (var identifier in new[] { Known, WithoutPasskey, Unknown })
        {
            var options = await Nobody.SignInOptions(identifier);
            codes.Add((await Nobody.Post("/v1/ceremonies/authentication/verify", Junk(options, IdOf(Listed(options)[0])))).Code);
        }

        codes.ShouldBe([WebAuthnCodes.SignatureInvalid.Value, WebAuthnCodes.SignatureInvalid.Value, WebAuthnCodes.SignatureInvalid.Value]);
    }

    [DatabaseFact]
    public async Task Is_told_apart_from_a_passkey_that_nobody_registered()
    {
        var options = await Nobody.SignInOptions();
        var decoy = IdOf(Listed(await Nobody.SignInOptions(Unknown))[0]);

        (await Nobody.Post("/v1/ceremonies/authentication/verify", Junk(options, decoy))).ShouldBeRefusedWith(WebAuthnCodes.SignatureInvalid);
        (await Nobody.Post("/v1/ceremonies/authentication/verify", Junk(options, Entropy.System.Bytes(32)))).ShouldBeRefusedWith(CeremonyCodes.PasskeyUnknown);
    }

    [DatabaseFact]
    public async Task Signs_up_with_options_like_a_taken_one()
    {
        var (taken, free) = (await Nobody.SignUpOptions("taken@example.com"), await Nobody.SignUpOptions("known@example.com"));

        ShapeOf(free).ShouldBe(ShapeOf(taken));
        free.Text("ceremony").Length.ShouldBe(taken.Text("ceremony").Length);
    }

    [DatabaseFact]
    public async Task Costs_the_database_as_much_as_a_known_one()
    {
        // Whoever comes first, known or not, also reads what the users' credentials look like.
        await Nobody.SignInOptions(Known);
        var costs = new HashSet<(int, int)>();
        foreach (var identifier in new[] { Known, WithoutPasskey, Unknown })
        {
            var (reads, commits) = (_counting.Reads, _counting.Commits);
            var options = await Nobody.SignInOptions(identifier);
            await Nobody.Post("/v1/ceremonies/authentication/verify", Junk(options, IdOf(Listed(options)[0])));
            costs.Add((_counting.Reads - reads, _counting.Commits - commits));
        }

        // One read for the options, one for the verification; nothing is written for a refusal.
        costs.ShouldBe([(2, 0)]);
    }

    [Trait("Ring", "Slow")]
    [DatabaseFact]
    public async Task Uses_up_the_same_turns_as_a_known_one()
    {
        foreach (var identifier in new[] { "known@example.com", "nobody@example.com" })
        {
            Server.Clock.Advance(TimeSpan.FromMinutes(1));
            for (var i = 0; i < 1000; i++)
                (await Nobody.Post(SignInOptions, new { purpose = "sign-in", identifier })).ShouldBeOk();

            (await Nobody.Post(SignInOptions, new { purpose = "sign-in", identifier })).ShouldBeRefusedWith(CeremonyCodes.TooManyAttempts);
            (await Nobody.Post("/v1/ceremonies/registration/options", new { purpose = "sign-up", identifier })).ShouldBeRefusedWith(CeremonyCodes.TooManyAttempts);
        }
    }

    protected override Database Wrap(Database real) => new CountingDatabase(real, _counting);

    private static string ShapeOf(Answer answer) => string.Join(
        '\n',
        [
            $"{answer.Status}",
            .. answer.Headers.Where(header => header.Key is not ("Date" or "Content-Length")).OrderBy(header => header.Key, StringComparer.Ordinal)
                .Select(header => header.Key == Problem.SupportCodeHeader ? $"{header.Key}: {header.Value.Length}" : $"{header}"),
            .. Members("", answer.Json),
        ]);

    // Names and kinds of all members; of a list only what its first item looks like.
    private static IEnumerable<string> Members(string path, JsonNode? node) => node switch
    {
        JsonObject members => members.SelectMany(member => Members($"{path}.{member.Key}", member.Value)),
        JsonArray { Count: > 0 } items => Members($"{path}[]", items[0]),
        _ => [$"{path}: {node?.GetValueKind()}"],
    };

    private static JsonArray Listed(Answer options) => options.Json!["publicKey"]!["allowCredentials"]!.AsArray();

    private static string LooksOf(Answer options) => string.Join(
        ", ", Listed(options).Select(one => $"{IdOf(one).Length} {string.Join(' ', one!["transports"]!.AsArray().Select(transport => transport!.GetValue<string>()))}"));

    private async Task SignUp(string identifier, AuthenticatorProfile profile)
    {
        using var authenticator = new VirtualAuthenticator(profile);
        await Server.Open(authenticator).SignUp(identifier);
    }

    private static byte[] IdOf(JsonNode? credential)
    {
        Base64UrlText.TryDecode(credential!["id"]!.GetValue<string>(), out var id).ShouldBeTrue();
        return id;
    }

    /// <summary>What someone sends who has no passkey: all of it well-formed, with a signature of their own.</summary>
    private static JsonObject Junk(Answer options, byte[] id)
    {
        using var authenticator = new VirtualAuthenticator();
        var client = new VirtualClient(RunningServer.Origin, authenticator);
        client.Create(CreationLike(options));
        var asked = options.Json!["publicKey"]!.DeepClone().AsObject();
        asked["allowCredentials"] = new JsonArray();
        var answer = JsonNode.Parse(client.Get(asked.ToJsonString()))!.AsObject();
        (answer["id"], answer["rawId"]) = (Base64UrlText.Encode(id), Base64UrlText.Encode(id));
        // Whoever is named needs no handle; one that is given would have to be theirs.
        if (options.Json!["publicKey"]!["allowCredentials"] is JsonArray { Count: > 0 })
            answer["response"]!.AsObject().Remove("userHandle");

        return new JsonObject { ["ceremony"] = options.Text("ceremony"), ["response"] = answer };
    }

    private static string CreationLike(Answer options) => new JsonObject
    {
        ["rp"] = new JsonObject { ["id"] = options.Json!["publicKey"]!["rpId"]!.GetValue<string>(), ["name"] = "x" },
        ["user"] = new JsonObject { ["id"] = "AAAA", ["name"] = "x", ["displayName"] = "x" },
        ["challenge"] = options.Json["publicKey"]!["challenge"]!.GetValue<string>(),
        ["pubKeyCredParams"] = new JsonArray(new JsonObject { ["type"] = "public-key", ["alg"] = -7 }),
        ["authenticatorSelection"] = new JsonObject { ["residentKey"] = "required" },
    }.ToJsonString();
}
