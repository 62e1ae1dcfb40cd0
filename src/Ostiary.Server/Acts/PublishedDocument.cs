using System.Text.Json.Nodes;
using Ostiary.Accounts;
using Ostiary.Server.Endpoints;

namespace Ostiary.Server.Acts;

/// <summary>A document that others look up at an RP ID's host before they let an app or another origin use its passkeys.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="Due">What this server says there.</param>
/// <param name="Names">Everything that a document of this kind names; what it cannot read it leaves out.</param>
internal sealed record PublishedDocument(
    string Path, Func<IReadOnlyList<RelyingParty>, JsonNode> Due, Func<JsonNode?, IEnumerable<string>> Names)
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<PublishedDocument> All { get; } =
    [
        new("/.well-known/assetlinks.json", AppDocuments.AssetLinks, AndroidApps),
        new("/.well-known/apple-app-site-association", AppDocuments.SiteAssociation, document => Texts(Member(Member(document, "webcredentials"), "apps"))),
        new("/.well-known/webauthn", RelatedOriginsOf, document => Texts(Member(document, "origins"))),
    ];

    // Whoever has no related origins needs no document: browsers ask for it only elsewhere than at home.
    private static JsonObject RelatedOriginsOf(IReadOnlyList<RelyingParty> relyingParties) =>
        new JsonObject { ["origins"] = new JsonArray([.. relyingParties.SelectMany(one => one.Policy.RelatedOrigins).Select(origin => JsonValue.Create(origin))]) };

    private static IEnumerable<string> AndroidApps(JsonNode? document) =>
        from statement in document as JsonArray ?? []
        where Texts(Member(statement, "relation")).Contains(AppDocuments.SharesCredentials)
        let target = Member(statement, "target")
        from fingerprint in Texts(Member(target, "sha256_cert_fingerprints"))
        select $"{TextOf(Member(target, "package_name"))} signed by {fingerprint.ToUpperInvariant()}";

    private static JsonNode? Member(JsonNode? node, string name) => node is JsonObject found ? found[name] : null;

    private static IEnumerable<string> Texts(JsonNode? node) => (node as JsonArray ?? []).Select(TextOf).OfType<string>();

    private static string? TextOf(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
