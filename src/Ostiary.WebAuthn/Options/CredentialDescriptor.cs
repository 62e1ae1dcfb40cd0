namespace Ostiary.WebAuthn;

/// <summary>Names one credential to a browser (WebAuthn L3 §5.8.3).</summary>
public sealed record CredentialDescriptor
{
    /// <summary>The credential id.</summary>
    public required ReadOnlyMemory<byte> Id { get; init; }

    /// <summary>How its authenticator can be reached, as stored at registration.</summary>
    /// <value>The default is none, which leaves it to the browser.</value>
    public IReadOnlyList<string> Transports { get; init; } = [];
}
