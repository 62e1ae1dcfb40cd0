using Ostiary.WebAuthn;

namespace Ostiary.Metadata;

/// <summary>What the Metadata Service says of one authenticator model (FIDO MDS v3 §3.1.1).</summary>
public sealed record MetadataEntry
{
    /// <summary>The model of a FIDO2 authenticator; null for other kinds.</summary>
    public Aaguid? Aaguid { get; init; }

    /// <summary>The model of a UAF authenticator, such as <c>1234#5678</c>; null for other kinds.</summary>
    public string? Aaid { get; init; }

    /// <summary>The attestation keys of a U2F authenticator: SHA-1 of the public key, 40 hexadecimal digits in lower case.</summary>
    public IReadOnlyList<string> AttestationCertificateKeyIdentifiers { get; init; } = [];

    /// <summary>The statement of the maker; null when the entry has none.</summary>
    public MetadataStatement? Statement { get; init; }

    /// <summary>What became known of the model, by effective date; those without a date first, as they always hold.</summary>
    public IReadOnlyList<StatusReport> StatusReports { get; init; } = [];

    /// <summary>When the reports last changed.</summary>
    public DateOnly? TimeOfLastStatusChange { get; init; }

    /// <summary>The reports that hold at an instant; dates are days in UTC.</summary>
    public IEnumerable<StatusReport> ReportsAt(DateTimeOffset at) => StatusReports.Where(report => report.HoldsAt(at));
}
