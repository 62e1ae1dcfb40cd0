using System.Security.Cryptography.X509Certificates;

namespace Ostiary.Testing;

/// <summary>A certificate wanted from an <see cref="AttestationAuthority"/> for a key that it does not hold.</summary>
internal sealed record CertificateOrder
{
    public required string Subject { get; init; }

    public required byte[] SubjectPublicKeyInfo { get; init; }

    public IReadOnlyList<X509Extension> Extensions { get; init; } = [];

    /// <summary>What the intermediate carries besides what makes it an authority.</summary>
    public IReadOnlyList<X509Extension> IntermediateExtensions { get; init; } = [];

    public required DateTimeOffset ValidFrom { get; init; }

    public required DateTimeOffset ValidUntil { get; init; }

    /// <summary>Whether the chain ends in the root.</summary>
    public bool WithRoot { get; init; }
}
