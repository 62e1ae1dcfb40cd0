using Ostiary.Accounts;
using Ostiary.Server;
using Ostiary.Testing;
using Ostiary.Tests.Storage;
using Ostiary.WebAuthn;

namespace Ostiary.Tests.Http;

public sealed class An_app_on_SQLite() : An_app(new SqliteFixture());

public sealed class An_app_on_PostgreSQL() : An_app(new PostgresFixture()), INeedPostgres;

/// <summary>An app of a phone that uses a relying party's passkeys: what its system reads beforehand, and the ceremony itself.</summary>
public abstract class An_app(DatabaseFixture databases) : OnServer(databases)
{
    private const string AndroidDocument = "/.well-known/assetlinks.json";
    private const string AppleDocument = "/.well-known/apple-app-site-association";
    private const string Fingerprint = "14:6D:E9:83:C5:73:06:50:D8:EE:B9:95:2F:34:FC:64:16:A0:83:42:E6:1D:BE:A8:8A:04:96:B2:3F:CF:44:E5";
    private const string OtherFingerprint = "00:6D:E9:83:C5:73:06:50:D8:EE:B9:95:2F:34:FC:64:16:A0:83:42:E6:1D:BE:A8:8A:04:96:B2:3F:CF:44:E5";
    private const string Origin = "android:apk-key-hash:FG3pg8VzBlDY7rmVLzT8ZBagg0LmHb6oigSWsj_PROU";

    private static readonly AndroidApp Android = new("com.example.shop", Fingerprint.Replace(":", "", StringComparison.Ordinal).ToLowerInvariant());

    [DatabaseFact]
    public async Task Of_Android_is_named_to_the_system_with_every_certificate()
    {
        await Name([Android, Android with { Fingerprint = OtherFingerprint }, new("com.example.depot", Fingerprint)], []);

        var document = await Read(AndroidDocument);

        document.Json!.ToJsonString().ShouldBe(
            $$$"""
            [{"relation":["delegate_permission/common.get_login_creds"],"target":{"namespace":"android_app","package_name":"com.example.shop","sha256_cert_fingerprints":["{{{Fingerprint}}}","{{{OtherFingerprint}}}"]}},{"relation":["delegate_permission/common.get_login_creds"],"target":{"namespace":"android_app","package_name":"com.example.depot","sha256_cert_fingerprints":["{{{Fingerprint}}}"]}}]
            """);
    }

    [DatabaseFact]
    public async Task Of_Apple_is_named_to_the_system()
    {
        await Name([], [new("A1B2C3D4E5", "com.example.shop")]);

        var document = await Read(AppleDocument);

        document.Json!.ToJsonString().ShouldBe("""{"webcredentials":{"apps":["A1B2C3D4E5.com.example.shop"]}}""");
    }

    [DatabaseFact]
    public async Task That_is_not_configured_is_not_named()
    {
        (await Read(AndroidDocument)).Json!.AsArray().ShouldBeEmpty();
        (await Read(AppleDocument)).Json!["webcredentials"]!["apps"]!.AsArray().ShouldBeEmpty();
    }

    [DatabaseFact]
    public async Task Is_named_at_its_own_relying_party_only()
    {
        await Name([Android], []);
        var other = await Server.AddRelyingParty("https://id.example.org");

        (await Server.Open(other.HostedOrigin).Send(HttpMethod.Get, AndroidDocument)).ShouldBeOk().Json!.AsArray().ShouldBeEmpty();
        (await Server.Open("https://nobody.example").Send(HttpMethod.Get, AndroidDocument)).ShouldBeRefusedWith(HttpCodes.HostUnknown);
        (await Server.Open("https://nobody.example").Send(HttpMethod.Get, AppleDocument)).ShouldBeRefusedWith(HttpCodes.HostUnknown);
    }

    // What the system is told and what ceremonies accept come from one list.
    [DatabaseFact]
    public async Task Of_Android_may_run_ceremonies_without_being_typed_twice()
    {
        await Name([Android], []);

        (await Server.Home()).CeremonyOrigins.ShouldContain(Origin);
        (await Read(AndroidDocument)).Body.ShouldContain(Fingerprint);
        var app = Server.Open();
        app.Client = new VirtualClient(Origin, app.Authenticator);
        (await app.TrySignUp("sam@example.com")).ShouldBeOk();
        (await app.TrySignIn()).ShouldBeOk();
    }

    [DatabaseFact]
    public async Task Of_Android_is_kept_out_with_another_certificate()
    {
        await Name([Android with { Fingerprint = OtherFingerprint }], []);
        var app = Server.Open();
        app.Client = new VirtualClient(Origin, app.Authenticator);

        (await app.TrySignUp("sam@example.com")).ShouldBeRefusedWith(WebAuthnCodes.OriginNotAllowed);
    }

    private async Task<Answer> Read(string path)
    {
        var answer = (await Server.Open().Send(HttpMethod.Get, path)).ShouldBeOk();
        answer.Status.ShouldBe(System.Net.HttpStatusCode.OK);
        answer.Headers["Content-Type"].ShouldStartWith("application/json");
        answer.Headers["Cache-Control"].ShouldBe("public, max-age=300");
        return answer;
    }

    private async Task Name(IReadOnlyList<AndroidApp> android, IReadOnlyList<AppleApp> apple)
    {
        var home = await Server.Home();
        await Server.Change(home with { Policy = home.Policy with { AndroidApps = android, AppleApps = apple } });
    }
}
