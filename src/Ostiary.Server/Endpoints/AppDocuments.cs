using System.Text.Json.Nodes;
using Ostiary.Accounts;

namespace Ostiary.Server.Endpoints;

/// <summary>What Android and Apple's systems read before they let an app use the passkeys of an RP ID.</summary>
internal static class AppDocuments
{
    // The one relation that passkeys need; to hand links over to an app is another matter, and not ours.
    private const string SharesCredentials = "delegate_permission/common.get_login_creds";

    /// <summary>The statement list of Digital Asset Links: one statement per package, with all its certificates.</summary>
    public static JsonArray AssetLinks(IReadOnlyList<RelyingParty> relyingParties) =>
        [.. relyingParties.SelectMany(one => one.Policy.AndroidApps).GroupBy(app => app.PackageName, StringComparer.Ordinal).Select(Statement)];

    /// <summary>The <c>webcredentials</c> of associated domains.</summary>
    public static JsonObject SiteAssociation(IReadOnlyList<RelyingParty> relyingParties) => new()
    {
        ["webcredentials"] = new JsonObject
        {
            ["apps"] = Texts(relyingParties.SelectMany(one => one.Policy.AppleApps).Select(app => app.Identifier())),
        },
    };

    private static JsonObject Statement(IGrouping<string, AndroidApp> package) => new()
    {
        ["relation"] = Texts([SharesCredentials]),
        ["target"] = new JsonObject
        {
            ["namespace"] = "android_app",
            ["package_name"] = package.Key,
            ["sha256_cert_fingerprints"] = Texts(package.Select(app => app.FingerprintAsWritten()).OfType<string>()),
        },
    };

    private static JsonArray Texts(IEnumerable<string> texts) => [.. texts.Distinct(StringComparer.Ordinal).Select(text => JsonValue.Create(text))];
}
