namespace Ostiary.Testing;

/// <summary>Which extensions a virtual authenticator and its client act upon when options ask for them. Nothing is ever answered unasked.</summary>
public sealed record ExtensionSupport
{
    /// <summary>Everything that present providers do.</summary>
    public static ExtensionSupport Common { get; } = new();

    /// <summary>No extension but <c>credProps</c>, which is the client's own.</summary>
    public static ExtensionSupport None { get; } = new() { Prf = false, LargeBlob = false, CredentialProtection = false };

    /// <summary><c>prf</c>, and <c>hmac-secret</c> on the authenticator's side.</summary>
    /// <value>The default is true.</value>
    public bool Prf { get; init; } = true;

    /// <summary>True when the page forgets to take the results of <c>prf</c> out before it sends the answer: <see cref="VirtualPasskey.EvaluatePrf"/> gives the same.</summary>
    /// <value>The default is false.</value>
    public bool PageSendsPrfResults { get; init; }

    /// <summary><c>largeBlob</c>, for discoverable credentials.</summary>
    /// <value>The default is true.</value>
    public bool LargeBlob { get; init; } = true;

    /// <summary><c>credProtect</c>.</summary>
    /// <value>The default is true.</value>
    public bool CredentialProtection { get; init; } = true;

    /// <summary><c>minPinLength</c>, as configured for this relying party; null tells nothing.</summary>
    /// <value>The default is null.</value>
    public int? MinPinLength { get; init; }

    /// <summary><c>uvm</c>: method, key protection and matcher protection of one factor; null tells nothing.</summary>
    /// <value>The default is null.</value>
    public (int Method, int KeyProtection, int MatcherProtection)? UserVerificationMethod { get; init; }
}
