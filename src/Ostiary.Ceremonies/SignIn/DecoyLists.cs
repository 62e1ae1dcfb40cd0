using Ostiary.Accounts;

namespace Ostiary.Ceremonies;

/// <summary>Which of the lists of credentials that users really have a stranger's decoys take after: each as often as it occurs among users.</summary>
/// <remarks>
/// Weighted rendezvous hashing: each list gets a score from the identifier's seed, and the highest wins. When the picture changes, only as many
/// strangers change with it as users have; everybody else keeps the list they had.
/// </remarks>
internal static class DecoyLists
{
    /// <summary>What the common providers' passkeys look like, while a relying party has none of its own.</summary>
    private static readonly CredentialList[] Usual =
    [
        Alone(32, users: 3, "internal", "hybrid"), Alone(16, users: 3, "hybrid", "internal"), Alone(20, users: 2, "internal", "hybrid"),
        Alone(32, users: 2, "internal"), new([new(20, ["internal", "hybrid"]), new(16, ["hybrid", "internal"])], users: 2),
    ];

    /// <summary>The list that a stranger's decoys take after.</summary>
    /// <param name="occurring">What users have; may be empty.</param>
    /// <param name="seed">Secret, and the same for one identifier; 8 bytes of it count.</param>
    public static IReadOnlyList<CredentialOutline> Choose(IReadOnlyList<CredentialList> occurring, ReadOnlySpan<byte> seed)
    {
        var own = BitConverter.ToUInt64(seed);
        return (occurring.Count == 0 ? Usual : occurring).MaxBy(list => Score(list, own))!.Credentials;
    }

    // -weight / ln(u), with u evenly spread over (0, 1): the greatest is each list's as often as its weight says.
    private static double Score(CredentialList list, ulong seed) =>
        -list.Users / Math.Log(((Mix(seed ^ list.Fingerprint) >> 11) + 0.5) / (1UL << 53));

    // The finishing steps of SplitMix64: enough to scatter, as both inputs are hashes of which one is keyed.
    private static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xbf58476d1ce4e5b9;
        value = (value ^ (value >> 27)) * 0x94d049bb133111eb;
        return value ^ (value >> 31);
    }

    private static CredentialList Alone(int idLength, int users, params string[] transports) => new([new(idLength, transports)], users);
}
