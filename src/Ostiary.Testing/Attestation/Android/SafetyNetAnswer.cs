using System.Text.Json.Nodes;

namespace Ostiary.Testing;

/// <summary>How the SafetyNet service answers under <see cref="AttestationStyle.AndroidSafetyNet"/>. As it stands, it meets WebAuthn L3 §8.5; each member breaks one rule of it.</summary>
/// <remarks>Hooks run in the order in which they stand here; those before <see cref="Signature"/> are signed as altered.</remarks>
public sealed record SafetyNetAnswer
{
    /// <summary>The statement's <c>ver</c>.</summary>
    /// <value>The default is a version of the platform's services that existed.</value>
    public string Version { get; init; } = "14799021";

    /// <summary>What the service signs with: <see cref="KeyAlgorithm.RS256"/> or <see cref="KeyAlgorithm.ES256"/>.</summary>
    /// <value>The default is <see cref="KeyAlgorithm.RS256"/>, as the service did; making such a key takes a while.</value>
    public KeyAlgorithm Algorithm { get; init; } = KeyAlgorithm.RS256;

    /// <summary>The host that the certificate is for; null for a certificate without alternative names.</summary>
    /// <value>The default is the service's.</value>
    public string? Host { get; init; } = "attest.android.com";

    /// <summary>When the answer is made.</summary>
    /// <value>The default is null: now, by the clock of the machine.</value>
    public DateTimeOffset? MadeAt { get; init; }

    /// <summary>True for an <c>x5c</c> that ends in the root.</summary>
    /// <value>The default is false.</value>
    public bool SendsRoot { get; init; }

    /// <summary>From when the leaf is valid.</summary>
    /// <value>The default is <see cref="AttestationAuthority.ValidFrom"/>.</value>
    public DateTimeOffset ValidFrom { get; init; } = AttestationAuthority.ValidFrom;

    /// <summary>Until when the leaf is valid.</summary>
    /// <value>The default is <see cref="AttestationAuthority.ValidUntil"/>.</value>
    public DateTimeOffset ValidUntil { get; init; } = AttestationAuthority.ValidUntil;

    /// <summary>Changes the header of the JWS (<c>alg</c>, <c>x5c</c>).</summary>
    public Action<JsonObject>? Header { get; init; }

    /// <summary>Replaces the bytes of the header: for text that is no JSON, or has a member twice.</summary>
    public Func<byte[], byte[]>? HeaderBytes { get; init; }

    /// <summary>Changes the payload of the JWS (<c>nonce</c>, <c>timestampMs</c>, <c>ctsProfileMatch</c> and more).</summary>
    public Action<JsonObject>? Payload { get; init; }

    /// <summary>Replaces the bytes of the payload.</summary>
    public Func<byte[], byte[]>? PayloadBytes { get; init; }

    /// <summary>Replaces the signature, in the form of JWS.</summary>
    public Func<byte[], byte[]>? Signature { get; init; }

    /// <summary>Replaces the whole JWS.</summary>
    public Func<string, string>? Response { get; init; }
}
