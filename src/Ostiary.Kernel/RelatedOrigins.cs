using System.Collections.Frozen;

namespace Ostiary.Kernel;

/// <summary>
/// The label rule of related origins (WebAuthn L3 §5.11.1): a client looks at no more labels than it supports, and skips origins with others.
/// The label of an origin is the first label of its registrable domain: <c>shopping</c> of <c>www.shopping.co.uk</c>.
/// </summary>
/// <remarks>
/// Which suffixes are public changes weekly. Here a country's two letters behind one of the customary second levels count as one suffix, and so
/// do a few hosts that let anybody have a name; everything else is a suffix of one label. A domain of another shape may be counted under a label
/// of its own: that can only make the rule stricter or looser by that one, and never changes which origins are accepted.
/// </remarks>
public static class RelatedOrigins
{
    /// <summary>How many labels every client supports, and no known client more.</summary>
    public const int MostLabels = 5;

    private static readonly FrozenSet<string> SecondLevels = FrozenSet.ToFrozenSet(
        ["ac", "asn", "co", "com", "edu", "firm", "gen", "go", "gob", "gov", "govt", "id", "ind", "info", "ltd", "me", "mil", "ne", "net", "nom", "or", "org", "plc", "res", "sch", "school", "web"]);

    private static readonly FrozenSet<string> Hosts = FrozenSet.ToFrozenSet(
        ["azurewebsites.net", "cloudfront.net", "fly.dev", "github.io", "gitlab.io", "herokuapp.com", "netlify.app", "onrender.com", "pages.dev", "vercel.app", "web.app", "workers.dev"]);

    /// <summary>The first origin that brings one label too many, in the order of the document; null when all are looked at.</summary>
    public static Origin? FirstBeyondLabels(IEnumerable<Origin> origins)
    {
        var labels = new HashSet<string>(StringComparer.Ordinal);
        return origins.FirstOrDefault(origin => origin.Host is { } host && labels.Add(LabelOf(host)) && labels.Count > MostLabels);
    }

    /// <summary>The first label of the registrable domain of a host.</summary>
    public static string LabelOf(string host)
    {
        var labels = host.Split('.');
        return labels[Math.Max(0, labels.Length - 1 - SuffixLength(labels))];
    }

    private static int SuffixLength(string[] labels) =>
        labels is [.., var second, var top] && (Hosts.Contains($"{second}.{top}") || (top.Length == 2 && SecondLevels.Contains(second))) ? 2 : 1;
}
