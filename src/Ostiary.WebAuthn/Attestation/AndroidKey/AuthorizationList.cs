using System.Formats.Asn1;

namespace Ostiary.WebAuthn;

/// <summary>What Android says of a key in one of its two lists, as far as WebAuthn asks (Android key attestation, schema AuthorizationList).</summary>
/// <param name="AllApplications">Whether every application on the device may use the key.</param>
/// <param name="Origins">Where the key comes from; none when the list does not say.</param>
/// <param name="Purposes">What the key may be used for.</param>
internal sealed record AuthorizationList(bool AllApplications, IReadOnlyList<long> Origins, IReadOnlyList<long> Purposes)
{
    private const int PurposeTag = 1;
    private const int AllApplicationsTag = 600;
    private const int OriginTag = 702;

    /// <summary>What either list says.</summary>
    public AuthorizationList Union(AuthorizationList other) =>
        new(AllApplications || other.AllApplications, [.. Origins, .. other.Origins], [.. Purposes, .. other.Purposes]);

    /// <summary>Reads the list that comes next: entries under tags of their own, each at most once.</summary>
    /// <remarks>
    /// Tags unknown here are passed over, because each version of the schema adds some. Shipped devices write entries in other orders than
    /// the schema's, and sets unsorted: neither changes what is said, so neither is refused. Malformed input throws <see cref="AsnContentException"/>.
    /// </remarks>
    public static AuthorizationList Read(AsnReader description)
    {
        var list = new AuthorizationList(AllApplications: false, [], []);
        var seen = new HashSet<int>();
        var entries = description.ReadSequence();
        while (entries.HasData)
        {
            var tag = entries.PeekTag();
            if (tag.TagClass is not TagClass.ContextSpecific || !seen.Add(tag.TagValue))
                throw new AsnContentException("Entries under tags of their own, each once, are due.");

            var entry = entries.ReadSequence(tag);
            list = list.With(tag.TagValue, entry);
            entry.ThrowIfNotEmpty();
        }

        return list;
    }

    private AuthorizationList With(int tag, AsnReader entry)
    {
        switch (tag)
        {
            case PurposeTag:
                return this with { Purposes = ReadSet(entry) };
            case AllApplicationsTag:
                entry.ReadNull();
                return this with { AllApplications = true };
            case OriginTag:
                return this with { Origins = [ReadInteger(entry)] };
            default:
                entry.ReadEncodedValue();
                return this;
        }
    }

    private static List<long> ReadSet(AsnReader entry)
    {
        var set = entry.ReadSetOf(skipSortOrderValidation: true);
        var members = new List<long>();
        while (set.HasData)
            members.Add(ReadInteger(set));
        return members;
    }

    private static long ReadInteger(AsnReader reader) =>
        reader.TryReadInt64(out var value) ? value : throw new AsnContentException("An integer beyond 64 bits.");
}
