namespace Ostiary.Metadata;

/// <summary>Whom to believe about metadata.</summary>
public sealed record BlobTrust
{
    /// <summary>The certificates in DER of which any one may stand at the end of the signer's.</summary>
    public required IReadOnlyList<ReadOnlyMemory<byte>> Roots { get; init; }

    /// <summary>The host name that the signer's certificate must be for.</summary>
    /// <value>The default is <c>mds.fidoalliance.org</c>.</value>
    public string HostName { get; init; } = "mds.fidoalliance.org";

    /// <summary>How much must be known about revocation.</summary>
    /// <value>The default is <see cref="RevocationDemand.Required"/>.</value>
    public RevocationDemand Revocation { get; init; } = RevocationDemand.Required;

    /// <summary>Whether a BLOB is refused once its next update is overdue.</summary>
    /// <value>The default is false: it is used, with a warning.</value>
    public bool RefuseStale { get; init; }
}

/// <summary>How much must be known about the revocation of a BLOB's signer.</summary>
public enum RevocationDemand
{
    /// <summary>A list that is in force must cover every certificate below the root.</summary>
    Required,

    /// <summary>Lists count when they are to be had; a certificate that none covers passes.</summary>
    IfReachable,

    /// <summary>Revocation is not looked at: a stolen signing key stays good until its certificate expires.</summary>
    DangerOff,
}
