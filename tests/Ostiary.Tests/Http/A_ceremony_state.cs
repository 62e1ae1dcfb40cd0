using System.Text.Json.Nodes;
using Ostiary.Ceremonies;
using Ostiary.Testing;
using Ostiary.Tests.Storage;

namespace Ostiary.Tests.Http;

public sealed class A_ceremony_state_on_SQLite() : A_ceremony_state(new SqliteFixture());

public sealed class A_ceremony_state_on_PostgreSQL() : A_ceremony_state(new PostgresFixture()), INeedPostgres;

/// <summary>What a page carries between options and answer: it counts once, in time, for its purpose, here, and unaltered.</summary>
public abstract class A_ceremony_state(DatabaseFixture databases) : OnServer(databases)
{
    private const string SignInVerify = "/v1/ceremonies/authentication/verify";
    private const string SignUpVerify = "/v1/ceremonies/registration/verify";

    [DatabaseFact]
    public async Task Is_spent_with_its_success_and_stays_so_when_the_server_starts_again()
    {
        var browser = Server.Open();
        var signUp = browser.RegistrationAnswer(await browser.SignUpOptions("sam@example.com"));
        (await browser.Post(SignUpVerify, signUp)).ShouldBeOk();
        var signIn = browser.AuthenticationAnswer(await browser.SignInOptions());
        (await browser.Post(SignInVerify, signIn)).ShouldBeOk();
        var before = await Rows();

        await BothAreSpent(browser);
        Restart();
        await BothAreSpent(Server.Open());

        (await Rows()).ShouldBe(before);

        async Task BothAreSpent(Browser with)
        {
            (await with.Post(SignUpVerify, signUp)).ShouldBeRefusedWith(CeremonyCodes.AlreadyUsed);
            (await with.Post(SignInVerify, signIn)).ShouldBeRefusedWith(CeremonyCodes.AlreadyUsed);
        }
    }

    [DatabaseFact]
    public async Task Begun_before_the_server_started_again_can_be_finished_after()
    {
        var browser = Server.Open();
        await browser.SignUp("sam@example.com");
        var answer = browser.AuthenticationAnswer(await browser.SignInOptions());

        Restart();

        (await Server.Open().Post(SignInVerify, answer)).ShouldBeOk();
    }

    [DatabaseFact]
    public async Task Counts_for_ten_minutes()
    {
        var browser = Server.Open();
        var late = browser.RegistrationAnswer(await browser.SignUpOptions("late@example.com"));
        var intime = Server.Open();
        Server.Clock.Advance(TimeSpan.FromSeconds(1));
        var answer = intime.RegistrationAnswer(await intime.SignUpOptions("sam@example.com"));

        Server.Clock.Jump(TimeSpan.FromMinutes(10) - TimeSpan.FromSeconds(1));

        (await browser.Post(SignUpVerify, late)).ShouldBeRefusedWith(CeremonyCodes.Expired);
        (await intime.Post(SignUpVerify, answer)).ShouldBeOk();
    }

    [DatabaseFact]
    public async Task Counts_for_ten_minutes_whichever_way_it_was_begun()
    {
        var browser = Server.Open();
        await browser.SignUp("sam@example.com");
        var stepUpGrant = await browser.StepUp("passkey.add");
        using var another = new VirtualAuthenticator();
        var answers = new List<(string Path, JsonObject Body)>();
        foreach (var asks in new object[]
        {
            new { purpose = "sign-in" },
            new { purpose = "sign-in", mediation = "conditional" },
            new { purpose = "sign-in", identifier = "sam@example.com" },
            new { purpose = "step-up", action = "passkey.add" },
        })
        {
            answers.Add((SignInVerify, browser.AuthenticationAnswer((await browser.Post("/v1/ceremonies/authentication/options", asks)).ShouldBeOk())));
        }

        var adding = (await browser.Post("/v1/ceremonies/registration/options", new { purpose = "add-passkey", stepUpGrant })).ShouldBeOk();
        browser.Client = new VirtualClient(RunningServer.Origin, another);
        answers.Add((SignUpVerify, browser.RegistrationAnswer(adding)));

        Server.Clock.Jump(TimeSpan.FromMinutes(10));

        foreach (var (path, body) in answers)
            (await browser.Post(path, body)).ShouldBeRefusedWith(CeremonyCodes.Expired);
    }

    [DatabaseFact]
    public async Task Altered_in_any_byte_is_refused()
    {
        var browser = Server.Open();
        await browser.SignUp("sam@example.com");
        var answer = browser.AuthenticationAnswer(await browser.SignInOptions());
        Base64UrlText.TryDecode(answer["ceremony"]!.GetValue<string>(), out var state).ShouldBeTrue();

        for (var i = 0; i < state.Length; i++)
        {
            var altered = state.ToArray();
            altered[i] ^= 1;
            var refused = await browser.Post(SignInVerify, With(answer, Base64UrlText.Encode(altered)));
            // The version and the length of the key id say how to read the rest.
            refused.Code.ShouldBeOneOf(i < 2 ? [CeremonyCodes.StateMalformed.Value, CeremonyCodes.StateNotOurs.Value] : [CeremonyCodes.StateNotOurs.Value]);
        }

        (await browser.Post(SignInVerify, answer)).ShouldBeOk();
    }

    [DatabaseFact]
    public async Task That_no_server_wrote_is_malformed()
    {
        var browser = Server.Open();
        await browser.SignUp("sam@example.com");
        var answer = browser.AuthenticationAnswer(await browser.SignInOptions());
        var state = answer["ceremony"]!.GetValue<string>();

        string[] invented = ["", "A", "AQ", "AQpra", "????", state + "=", state + "\n", state[..40], new string('A', 70_000)];

        foreach (var text in invented)
            (await browser.Post(SignInVerify, With(answer, text))).ShouldBeRefusedWith(CeremonyCodes.StateMalformed);
    }

    [DatabaseFact]
    public async Task Cut_short_is_refused_at_every_length()
    {
        var browser = Server.Open();
        await browser.SignUp("sam@example.com");
        var answer = browser.AuthenticationAnswer(await browser.SignInOptions());
        var state = answer["ceremony"]!.GetValue<string>();

        for (var length = 0; length < state.Length; length += 7)
            ((int)(await browser.Post(SignInVerify, With(answer, state[..length]))).Status).ShouldBeOneOf(400, 422);
    }

    [DatabaseFact]
    public async Task Of_one_purpose_serves_no_other()
    {
        var (page, backend) = (await Server.OpenApplication(await Server.Home()), await Server.OpenBackend(await Server.Home()));
        var browser = Server.Open();
        await browser.SignUp("sam@example.com");
        var grant = await browser.StepUp("passkey.add");
        var result = (await page.SignUp("ann@example.com")).Text("result");
        var registration = browser.RegistrationAnswer(await Server.Open().SignUpOptions("lee@example.com"));
        var authentication = browser.AuthenticationAnswer(await browser.SignInOptions());
        var states = new[] { grant, result, registration["ceremony"]!.GetValue<string>(), authentication["ceremony"]!.GetValue<string>() };

        foreach (var state in states)
        {
            if (state != states[0])
                (await browser.Post("/v1/ceremonies/registration/options", new { purpose = "add-passkey", stepUpGrant = state })).ShouldBeRefusedWith(CeremonyCodes.StepUpGrantInvalid);

            if (state != states[1])
                (await backend.Post("/v1/ceremonies/results/redeem", new { result = state })).ShouldBeRefusedWith(CeremonyCodes.ResultInvalid);

            if (state != states[2])
                (await browser.Post(SignUpVerify, With(registration, state))).ShouldBeRefusedWith(CeremonyCodes.StateNotOurs);

            if (state != states[3])
                (await browser.Post(SignInVerify, With(authentication, state))).ShouldBeRefusedWith(CeremonyCodes.StateNotOurs);
        }
    }

    [DatabaseFact]
    public async Task Of_one_relying_party_is_refused_by_another()
    {
        var other = await Server.AddRelyingParty("https://id.example.org");
        var (here, there) = (Server.Open(), Server.Open(other.HostedOrigin));
        var answer = here.RegistrationAnswer(await here.SignUpOptions("sam@example.com"));

        (await there.Post(SignUpVerify, answer)).ShouldBeRefusedWith(CeremonyCodes.OtherRelyingParty);

        var page = await Server.OpenApplication(await Server.Home());
        var result = (await page.SignUp("ann@example.com")).Text("result");
        (await (await Server.OpenBackend(other)).Post("/v1/ceremonies/results/redeem", new { result })).ShouldBeRefusedWith(CeremonyCodes.ResultInvalid);
    }

    [DatabaseFact]
    public async Task Begun_by_one_kind_of_caller_is_finished_by_no_other()
    {
        var home = await Server.Home();
        Browser[] callers = [Server.Open(), await Server.OpenApplication(home), await Server.OpenBackend(home)];

        foreach (var begins in callers)
        {
            var answer = begins.RegistrationAnswer(await begins.SignUpOptions("sam@example.com"));
            foreach (var finishes in callers.Where(one => one != begins))
                (await finishes.Post(SignUpVerify, answer)).ShouldBeRefusedWith(CeremonyCodes.OtherCaller);
        }
    }

    [DatabaseFact]
    public async Task Of_a_step_up_belongs_to_its_session()
    {
        var (sam, ann) = (Server.Open(), Server.Open());
        await sam.SignUp("sam@example.com");
        await ann.SignUp("ann@example.com");
        var options = (await sam.Post("/v1/ceremonies/authentication/options", new { purpose = "step-up", action = "passkey.add" })).ShouldBeOk();
        var answer = sam.AuthenticationAnswer(options);

        (await ann.Post(SignInVerify, answer)).ShouldBeRefusedWith(CeremonyCodes.OtherSession);
        (await Server.Open().Post(SignInVerify, answer)).ShouldBeRefusedWith(CeremonyCodes.OtherSession);

        // Signing in anew begins another session, even of the same person.
        await sam.SignIn();
        (await sam.Post(SignInVerify, answer)).ShouldBeRefusedWith(CeremonyCodes.OtherSession);
    }

    [DatabaseFact]
    public async Task Keeps_the_policy_of_the_moment_when_it_was_issued()
    {
        var home = await Server.Home();
        await Server.Change(home with { Policy = home.Policy with { UserVerification = "discouraged" } });
        var browser = Server.Open(new(Ostiary.Testing.AuthenticatorProfile.SyncedProvider with { UserVerified = false }));
        var answer = browser.RegistrationAnswer(await browser.SignUpOptions("sam@example.com"));

        await Server.Change(home);

        (await browser.Post(SignUpVerify, answer)).ShouldBeOk();
    }

    [DatabaseFact]
    public async Task Is_forgotten_some_time_after_it_expired_and_still_refused()
    {
        var browser = Server.Open();
        await browser.SignUp("sam@example.com");
        var answer = browser.AuthenticationAnswer(await browser.SignInOptions());
        (await browser.Post(SignInVerify, answer)).ShouldBeOk();

        Server.Clock.Jump(TimeSpan.FromMinutes(16));
        (await ForgetBurntCeremonies.Sweep(Database, Server.Clock, 1000, default)).ShouldBeInRange(0, 2);

        (await Count("burnt_ceremonies")).ShouldBe(0);
        (await browser.Post(SignInVerify, answer)).ShouldBeRefusedWith(CeremonyCodes.Expired);
    }

    [DatabaseFact]
    public async Task Is_swept_away_with_the_ended_session_while_the_server_goes_on()
    {
        await Server.Open().SignUp("sam@example.com");
        (await Count("sessions") + await Count("burnt_ceremonies")).ShouldBe(2);

        Server.Clock.Jump(TimeSpan.FromDays(9));
        var begun = TimeProvider.System.GetTimestamp();
        using var again = new PeriodicTimer(TimeSpan.FromMilliseconds(5), TimeProvider.System);
        while (await Count("sessions") + await Count("burnt_ceremonies") > 0)
        {
            TimeProvider.System.GetElapsedTime(begun).ShouldBeLessThan(TimeSpan.FromSeconds(30));
            Server.Clock.Jump(TimeSpan.FromMinutes(1));
            await again.WaitForNextTickAsync();
        }

        (await Count("users")).ShouldBe(1);
    }

    private static JsonObject With(JsonObject answer, string state)
    {
        var changed = answer.DeepClone().AsObject();
        changed["ceremony"] = state;
        return changed;
    }
}
