namespace Ostiary.WebAuthn;

/// <summary>Whoever any of several trusts, in their order. Thread-safe when they are.</summary>
/// <param name="sources">Those who trust.</param>
public sealed class JointAnchors(params IReadOnlyList<IAttestationAnchors> sources) : IAttestationAnchors
{
    /// <inheritdoc/>
    public bool AreConfigured => sources.Any(source => source.AreConfigured);

    /// <inheritdoc/>
    public IReadOnlyList<ReadOnlyMemory<byte>> For(AttestedModel model) => [.. sources.SelectMany(source => source.For(model))];
}
