using AngleSharp.Html.Dom;
using Ostiary.Accounts;
using Ostiary.Console.Access;
using Ostiary.Console.ApiKeys;
using Ostiary.Console.Confirmation;
using Ostiary.Console.Health;
using Ostiary.Console.Overview;
using Ostiary.Console.RelyingParties;
using Ostiary.Console.Users;
using Ostiary.Insights;
using Ostiary.Pages.Account;
using Ostiary.Pages.Problem;
using Ostiary.Pages.Setup;
using Ostiary.Pages.SignIn;
using Ostiary.Pages.SignUp;
using Ostiary.Tests.Accounts;

namespace Ostiary.Tests.Pages;

/// <summary>Every page there is, filled with the worst that people may have typed.</summary>
internal static class SamplePages
{
    /// <summary>A text that would run if any page wrote it as it is.</summary>
    public const string Hostile = "</script><script>alert(1)</script><img src=x onerror=alert(1)>\"'&";

    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private static readonly RelyingParty Party = Sample.RelyingParty() with { Name = Hostile };

    private static readonly User Person =
        User.New(Party.Id, TimeProvider.System, Entropy.System) with { Identifier = Hostile, DisplayName = Hostile, Role = Role.Administrator, ExternalId = Hostile };

    private static readonly Passkey First = Sample.Passkey(Person, TimeProvider.System) with { Name = Hostile, CreatedWhere = Hostile, LastUsedAt = Noon, LastUsedWhere = Hostile };

    private static readonly Session Here =
        Sessions.New(Person, First.Id, Hostile, "192.0.2.0/24", new SessionOptions(), TimeProvider.System, Entropy.System).Session;

    public static Visitor Visitor { get; } = new() { RelyingParty = Party, SignedIn = new SignedIn { User = Person, Session = Here } };

    public static ConsoleVisit Visit { get; } =
        new() { Visitor = Visitor, Visible = [Party], Chosen = Party, Path = $"/console/relying-parties/{Party.Id.Value}", RunsTheServer = true };

    private static readonly Dictionary<string, Func<Task<IHtmlDocument>>> Pages = new()
    {
        ["sign-in"] = () => Rendered.Page<SignInPage>(new { View = new SignInView(Hostile, "/account", Refusals.For("sign_in.passkey_deleted")) }),
        ["sign-up"] = () => Rendered.Page<SignUpPage>(new { View = new SignUpView(Hostile) }),
        ["setup"] = () => Rendered.Page<SetupPage>(new { View = new SetupView(Hostile, Hostile) }),
        ["account"] = () => Rendered.Page<AccountPage>(new { View = AccountView.Of(Visitor, [First, Another()], [Here, Here with { Id = SessionId.New(TimeProvider.System, Entropy.System) }]) }),
        ["account with one passkey"] = () => Rendered.Page<AccountPage>(new { View = AccountView.Of(Visitor, [First], [Here]) with { News = News.For("passkey-renamed") } }),
        ["not found"] = () => Rendered.Page<ProblemPage>(new { View = ProblemView.NotFound(Hostile, Hostile) }),
        ["overview"] = () => Rendered.Page<OverviewPage>(new { View = new OverviewView(Visit, Health(), [new(Party, new AccountCounts(1, AccountCounts.Most, 3), new Share(8, 10))]) { Report = SampleReports.Report } }),
        ["health"] = () => Rendered.Page<HealthPage>(new { Visit, Health = Health() }),
        ["relying parties"] = () => Rendered.Page<RelyingPartiesPage>(new { Visit }),
        ["relying party"] = () => Rendered.Page<RelyingPartyPage>(new { View = new RelyingPartyView(Visit, RelyingPartyForm.Of(Party with { Origins = [Hostile], HostedOrigin = Hostile }), Party, new Failure(AccountsCodes.OriginMalformed) { Field = "origins" }) }),
        ["api keys"] = () => Rendered.Page<ApiKeysPage>(new { View = new ApiKeysView(Visit with { Chosen = Party with { Origins = [Hostile] } }, [Key().Key, Key().Key with { RevokedAt = Noon }]) }),
        ["new api key"] = () => Rendered.Page<MintedPage>(new { View = new MintedView(Visit, Key().Key, Hostile) }),
        ["users"] = () => Rendered.Page<UsersPage>(new { View = new UsersView(Visit, Hostile, [Person, Person with { DisabledAt = Noon }], Person.Id.Value) }),
        ["user"] = () => Rendered.Page<UserPage>(new { View = OneUser() }),
        ["confirmation"] = () => Rendered.Page<ConfirmPage>(new { View = new ConfirmView(Visit, Hostile, Hostile, Hostile, "/console") { Trail = [(Hostile, "/console")] } }),
    };

    public static IEnumerable<string> Names => [.. Pages.Keys, .. SampleInsights.Pages.Keys, .. SampleReports.Pages.Keys];

    public static Task<IHtmlDocument> Open(string name) => (Pages.GetValueOrDefault(name) ?? SampleInsights.Pages.GetValueOrDefault(name) ?? SampleReports.Pages[name])();

    public static Passkey Another() => Sample.Passkey(Person, TimeProvider.System) with { BackupEligible = false, Transports = ["usb", "nfc"] };

    private static (ApiKey Key, string Token) Key() =>
        ApiKey.Mint(Party.Id, ApiKeyKind.Publishable, Hostile, [Hostile], TimeProvider.System, Entropy.System);

    private static ServerHealth Health() => new("0.1.0", Noon, Noon.AddHours(3), [new("Database", HealthState.Bad, Hostile), new("Keys", HealthState.Good, "Good.")]);

    private static UserView OneUser() => new()
    {
        Visit = Visit,
        User = Person with { DisabledAt = Noon },
        Passkeys = [First, Another()],
        Sessions = [Here],
        Audit =
        [
            new AuditEntry
            {
                Id = AuditEntryId.New(TimeProvider.System, Entropy.System),
                RelyingPartyId = Party.Id,
                At = Noon,
                Actor = AuditActor.User,
                ActorId = Hostile,
                Action = AuditAction.PasskeyDeleted,
                UserId = Person.Id,
                TargetId = Hostile,
                TraceId = Hostile,
            },
        ],
    };
}
