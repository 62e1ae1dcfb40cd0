namespace Ostiary.WebAuthn;

/// <summary>The user as authenticators keep and show them (WebAuthn L3 §5.4.3).</summary>
public sealed record UserEntity
{
    /// <summary>The user handle: 1 to 64 opaque bytes, without anything personal.</summary>
    public required ReadOnlyMemory<byte> Handle { get; init; }

    /// <summary>The name that tells this account from the user's others, such as an e-mail address.</summary>
    public required string Name { get; init; }

    /// <summary>The name that the user likes to be called by; may be empty.</summary>
    public required string DisplayName { get; init; }
}
