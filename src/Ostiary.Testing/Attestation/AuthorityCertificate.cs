namespace Ostiary.Testing;

/// <summary>How the certificate of an authority looks, be it root or intermediate. As it stands, it may issue others; each member breaks one rule of RFC 5280.</summary>
public sealed record AuthorityCertificate
{
    /// <summary>The subject.</summary>
    /// <value>The default is null: a name by the place in the path, so that two roots bear one name.</value>
    public string? Subject { get; init; }

    /// <summary>What it signs with.</summary>
    /// <value>The default is <see cref="KeyAlgorithm.ES256"/>.</value>
    public KeyAlgorithm Algorithm { get; init; } = KeyAlgorithm.ES256;

    /// <summary>From when it is valid.</summary>
    /// <value>The default is <see cref="AttestationAuthority.ValidFrom"/>.</value>
    public DateTimeOffset ValidFrom { get; init; } = AttestationAuthority.ValidFrom;

    /// <summary>Until when it is valid.</summary>
    /// <value>The default is <see cref="AttestationAuthority.ValidUntil"/>.</value>
    public DateTimeOffset ValidUntil { get; init; } = AttestationAuthority.ValidUntil;

    /// <summary>What Basic Constraints say; null leaves them out.</summary>
    /// <value>The default is true.</value>
    public bool? IsAuthority { get; init; } = true;

    /// <summary>How many authorities may stand below it (pathLenConstraint); null for any number.</summary>
    /// <value>The default is null.</value>
    public int? PathLength { get; init; }

    /// <summary>Whether Key Usage has keyCertSign; null leaves Key Usage out.</summary>
    /// <value>The default is true.</value>
    public bool? MaySignCertificates { get; init; } = true;

    /// <summary>The object identifier of a critical extension that nobody knows; null for none.</summary>
    /// <value>The default is null.</value>
    public string? UnknownCriticalExtension { get; init; }
}
