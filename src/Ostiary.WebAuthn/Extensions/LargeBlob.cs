namespace Ostiary.WebAuthn;

/// <summary>Whether a new credential must be able to store a blob (WebAuthn L3 §10.1.5, largeBlob).</summary>
public enum LargeBlobSupport
{
    /// <summary>Wanted, and not insisted on.</summary>
    Preferred,

    /// <summary>A registration whose credential cannot is refused with <c>webauthn.extension_not_honored</c>.</summary>
    Required,
}

/// <summary>What an authentication does with the credential's blob (WebAuthn L3 §10.1.5, largeBlob).</summary>
public sealed record LargeBlobAccess
{
    private LargeBlobAccess(ReadOnlyMemory<byte>? toWrite) => ToWrite = toWrite;

    /// <summary>Reads it.</summary>
    public static LargeBlobAccess Read { get; } = new(toWrite: null);

    /// <summary>The blob to write; null reads.</summary>
    public ReadOnlyMemory<byte>? ToWrite { get; }

    /// <summary>Writes it, in place of what was there. The options must allow exactly one credential.</summary>
    public static LargeBlobAccess Write(ReadOnlyMemory<byte> blob) => new(blob);
}
