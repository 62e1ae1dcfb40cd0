using Ostiary.Kernel;

namespace Ostiary.Telemetry;

/// <summary>By what a site, or this server, may have called one person, their passkeys and their sessions when it told events.</summary>
public sealed record PersonalReferences
{
    /// <summary>The person: a user id, a site's own name.</summary>
    public required IReadOnlyList<string> People { get; init; }

    /// <summary>Their passkeys.</summary>
    public IReadOnlyList<string> Passkeys { get; init; } = [];

    /// <summary>Their sessions.</summary>
    public IReadOnlyList<string> Sessions { get; init; } = [];

    internal List<byte[]> MacsOfPeople(ReadOnlyMemory<byte> key, RelyingPartyId relyingParty) => Macs(key, relyingParty, "subject", People);

    internal List<byte[]> AllMacs(ReadOnlyMemory<byte> key, RelyingPartyId relyingParty) =>
    [
        .. MacsOfPeople(key, relyingParty), .. Macs(key, relyingParty, "credential", Passkeys), .. Macs(key, relyingParty, "sessionRef", Sessions),
    ];

    private static List<byte[]> Macs(ReadOnlyMemory<byte> key, RelyingPartyId relyingParty, string field, IEnumerable<string> references) =>
        [.. references.Distinct(StringComparer.Ordinal).Select(reference => References.MacOf(key, relyingParty, field, reference)!)];
}
