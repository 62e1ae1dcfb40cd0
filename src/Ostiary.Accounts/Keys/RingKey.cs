using Ostiary.Kernel;

namespace Ostiary.Accounts;

/// <summary>What a key of the ring is for. A key never serves two purposes.</summary>
public enum KeyPurpose
{
    /// <summary>Seals what travels with the client: ceremony states, step-up grants, results, told apart by their associated data.</summary>
    CeremonySeal,

    /// <summary>Binds stored public keys; see <see cref="Accounts.CredentialMac"/>.</summary>
    CredentialMac,

    /// <summary>Derives the decoys that unknown identifiers get. Never rotated: decoys would change.</summary>
    Decoy,

    /// <summary>Turns references in events into MACs. Never rotated: people would get new pseudonyms.</summary>
    Pseudonym,
}

/// <summary>Names one key of the ring: <c>kid_…</c>.</summary>
public readonly record struct KeyId(string Value)
{
    /// <summary>The prefix of the text.</summary>
    public const string Prefix = "kid";

    /// <summary>A new id.</summary>
    public static KeyId New(TimeProvider clock, Entropy entropy) => new(TypedId.New(Prefix, clock, entropy));

    /// <summary>Reads an id; null when it is not one.</summary>
    public static KeyId? Parse(string? text) => TypedId.IsWellFormed(Prefix, text) ? new(text) : null;

    /// <inheritdoc/>
    public override string ToString() => Value;
}

/// <summary>One unwrapped key: 256 bits and the time in which it serves.</summary>
/// <remarks>Before <see cref="ActivatesAt"/> it is next; then active until a later one activates; then retiring until <see cref="RetiresAt"/>.</remarks>
public sealed record RingKey
{
    /// <summary>How many bytes a key has.</summary>
    public const int Length = 32;

    public required KeyId Id { get; init; }

    public required KeyPurpose Purpose { get; init; }

    /// <summary>1 for the first of its purpose.</summary>
    public required long Generation { get; init; }

    /// <summary>The key. Never logged, never stored unwrapped.</summary>
    public required ReadOnlyMemory<byte> Secret { get; init; }

    public required DateTimeOffset ActivatesAt { get; init; }

    /// <summary>From when on it is good for nothing; null while no successor is set.</summary>
    public DateTimeOffset? RetiresAt { get; init; }

    /// <summary>The text of the key is never written.</summary>
    public override string ToString() => $"{Purpose} {Id}";
}
