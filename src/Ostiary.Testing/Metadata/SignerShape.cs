namespace Ostiary.Testing;

/// <summary>How the certificates of a <see cref="MetadataAuthority"/> look. As they stand, they are in order; each member breaks one thing.</summary>
public sealed record SignerShape
{
    /// <summary>The host name that the signer's certificate is for.</summary>
    /// <value>The default is <c>mds.fidoalliance.org</c>.</value>
    public string HostName { get; init; } = "mds.fidoalliance.org";

    /// <summary>Until when the signer's certificate is valid.</summary>
    /// <value>The default is <see cref="AttestationAuthority.ValidUntil"/>.</value>
    public DateTimeOffset ValidUntil { get; init; } = AttestationAuthority.ValidUntil;

    /// <summary>Until when the intermediate's certificate is valid.</summary>
    /// <value>The default is <see cref="AttestationAuthority.ValidUntil"/>.</value>
    public DateTimeOffset IntermediateValidUntil { get; init; } = AttestationAuthority.ValidUntil;

    /// <summary>Whether the intermediate may sign revocation lists.</summary>
    /// <value>The default is true.</value>
    public bool IntermediateSignsLists { get; init; } = true;

    /// <summary>True for a signer with an RSA key of 2048 bits, otherwise one on P-256.</summary>
    /// <value>The default is false.</value>
    public bool Rsa { get; init; }

    /// <summary>True when the certificates say where revocation lists are to be had.</summary>
    /// <value>The default is true.</value>
    public bool NamesRevocationLists { get; init; } = true;
}
