using System.Text.Json.Nodes;

namespace Ostiary.Testing;

/// <summary>What to break in an otherwise perfect ceremony. Each hook gets the honest value and gives back, or changes, what is used instead.</summary>
/// <remarks>
/// Hooks run in the order in which they stand here. Those before a signature are signed as altered, so that nothing else is wrong;
/// <see cref="Signature"/>, <see cref="AttestationStatement"/>, <see cref="AttestationObject"/>, <see cref="AttestationObjectBytes"/> and <see cref="Envelope"/> come after it.
/// </remarks>
public sealed record Alterations
{
    /// <summary>Nothing is altered.</summary>
    public static Alterations None { get; } = new();

    /// <summary>Changes members of the client data before it is written and hashed.</summary>
    public Action<JsonObject>? ClientData { get; init; }

    /// <summary>Replaces the bytes of <c>clientDataJSON</c> before they are hashed: for text that is no JSON, or has a member twice.</summary>
    public Func<byte[], byte[]>? ClientDataJson { get; init; }

    /// <summary>Replaces the credential id inside authenticator data; the envelope keeps the honest one. Registration only.</summary>
    public Func<byte[], byte[]>? CredentialId { get; init; }

    /// <summary>Changes the COSE_Key inside authenticator data. Registration only.</summary>
    public Action<CborMap>? PublicKey { get; init; }

    /// <summary>Replaces the flags; what follows them stays.</summary>
    public Func<AuthenticatorFlags, AuthenticatorFlags>? Flags { get; init; }

    /// <summary>Replaces the sign count; what the authenticator remembers stays.</summary>
    public Func<uint, uint>? SignCount { get; init; }

    /// <summary>Extension outputs in authenticator data, with the ED flag, in place of the honest ones.</summary>
    public CborMap? AuthenticatorExtensions { get; init; }

    /// <summary>Replaces the bytes of authenticator data before they are signed.</summary>
    public Func<byte[], byte[]>? AuthenticatorData { get; init; }

    /// <summary>Changes what a TPM says before it signs. Registration with <see cref="AttestationStyle.Tpm"/> only.</summary>
    public TpmClaims? Tpm { get; init; }

    /// <summary>Replaces the signature of an authentication.</summary>
    public Func<byte[], byte[]>? Signature { get; init; }

    /// <summary>Changes the attestation statement (<c>alg</c>, <c>sig</c>, <c>x5c</c>) after it was signed; not of format <c>compound</c>, which is a list. Registration only.</summary>
    public Action<CborMap>? AttestationStatement { get; init; }

    /// <summary>Changes the attestation object (<c>fmt</c>, <c>attStmt</c>, <c>authData</c>). Registration only.</summary>
    public Action<CborMap>? AttestationObject { get; init; }

    /// <summary>Replaces the bytes of the attestation object. Registration only.</summary>
    public Func<byte[], byte[]>? AttestationObjectBytes { get; init; }

    /// <summary>Changes the JSON that goes to the server.</summary>
    public Action<JsonObject>? Envelope { get; init; }
}
