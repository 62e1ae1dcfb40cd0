namespace Ostiary.WebAuthn;

/// <summary>The same anchors for every model. Thread-safe.</summary>
/// <param name="anchors">Certificates in DER.</param>
public sealed class ConfiguredAnchors(IReadOnlyList<ReadOnlyMemory<byte>> anchors) : IAttestationAnchors
{
    /// <summary>Nobody is trusted.</summary>
    public static ConfiguredAnchors None { get; } = new([]);

    /// <inheritdoc/>
    public bool AreConfigured => anchors.Count > 0;

    /// <inheritdoc/>
    public IReadOnlyList<ReadOnlyMemory<byte>> For(AttestedModel model) => anchors;
}
