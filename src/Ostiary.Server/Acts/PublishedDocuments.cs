using System.Text.Json;
using System.Text.Json.Nodes;
using Ostiary.Accounts;
using Ostiary.Kernel;
using Ostiary.Server.Outbound;

namespace Ostiary.Server.Acts;

/// <summary>Looks up, as a phone would, what a host publishes about apps and related origins, and compares it with what is configured here.</summary>
/// <remarks>Over https to public addresses only, without following redirects: Apple and Google follow none either.</remarks>
internal sealed class PublishedDocuments(HardenedFetcher fetcher)
{
    private const int LargestBytes = 128 * 1024;

    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(10);
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 16 };

    /// <summary>One finding a document that something here depends on; at least one finding.</summary>
    /// <param name="host">The RP ID's host, over https.</param>
    /// <param name="relyingParties">All of this server's.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task<IReadOnlyList<Finding>> Examine(Uri host, IReadOnlyList<RelyingParty> relyingParties, CancellationToken cancel)
    {
        const string name = "Published";
        var there = relyingParties.Where(one => one.RpId == host.IdnHost).ToList();
        if (there.Count == 0)
            return [Finding.Bad(name, $"No relying party has {host.IdnHost} as its RP ID.", "Name the address of an RP ID: apps and browsers look there, wherever the pages are.")];

        List<Finding> findings = [];
        foreach (var document in PublishedDocument.All)
        {
            var due = document.Names(document.Due(there)).ToList();
            if (due.Count > 0)
                findings.Add(await Examine(new Uri(host, document.Path), document, due, cancel));
        }

        return findings.Count > 0 ? findings : [Finding.Good(name, $"Nobody need look anything up at {host.IdnHost}: no apps and no related origins are configured.")];
    }

    private async Task<Finding> Examine(Uri address, PublishedDocument document, List<string> due, CancellationToken cancel)
    {
        var name = Path.GetFileName(document.Path);
        var request = new OutboundRequest { Address = address, LargestBytes = LargestBytes, Timeout = Timeout, RedirectsFollowed = false };
        if (!(await fetcher.Fetch(request, cancel)).TryGet(out var answer, out var failure))
            return Finding.Bad(name, $"{address} cannot be had: {failure.Code.Title} ({failure.Code.Value}, {failure.Detail}).", RemedyFor(failure));

        if (NamesIn(answer.Body!, document) is not { } published)
            return Finding.Bad(name, $"{address} is no JSON.", $"Let the proxy pass {document.Path} to this server unchanged.");

        var missing = due.Except(published, StringComparer.Ordinal).ToList();
        return missing.Count == 0
            ? Finding.Good(name, $"{address} names all {due.Count} that are configured here.")
            : Finding.Bad(name, $"{address} does not name {missing[0]}{More(missing.Count - 1)}.", $"Let the proxy pass {document.Path} to this server, or add what is missing to the copy; caches may keep an old one for a day.");
    }

    private static string More(int count) => count > 0 ? $" and {count} more" : "";

    private static string RemedyFor(Failure failure) =>
        failure.Code == OutboundCodes.PrivateAddress ? "Apple, Google and browsers at home must reach it over the internet: give the name a public address, or look from outside."
        : failure.Code == OutboundCodes.StatusUnexpected ? "It must answer 200 at once, without a redirect or a sign-in: let the proxy pass it to this server."
        : "See that the name resolves, port 443 is open and its certificate is one that phones believe.";

    private static List<string>? NamesIn(byte[] bytes, PublishedDocument document)
    {
        try
        {
            return [.. document.Names(JsonNode.Parse(bytes, documentOptions: Strict))];
        }
        catch (JsonException)
        {
            return null;
        }
        catch (InvalidOperationException)
        {
            return null; // half of a surrogate pair
        }
    }
}
