namespace Ostiary.WebAuthn;

/// <summary>What a certificate path may look like, where formats differ.</summary>
public sealed record CertificatePathRules
{
    /// <summary>What WebAuthn says of every format.</summary>
    public static CertificatePathRules Default { get; } = new();

    /// <summary>Whether the list may carry the root itself after the certificates that it issued, as Android devices do.</summary>
    /// <value>The default is false.</value>
    public bool RootMayBeSent { get; init; }
}
