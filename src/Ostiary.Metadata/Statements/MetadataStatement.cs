namespace Ostiary.Metadata;

/// <summary>What a maker says of an authenticator model (FIDO Metadata Statements v3 §4). Values are kept as written, unknown ones too.</summary>
public sealed record MetadataStatement
{
    /// <summary>The model's name, in English.</summary>
    public required string Description { get; init; }

    /// <summary>The lowest version of the authenticator that the statement is about.</summary>
    public long? AuthenticatorVersion { get; init; }

    /// <summary>Such as <c>fido2</c>, <c>u2f</c> or <c>uaf</c>.</summary>
    public string? ProtocolFamily { get; init; }

    /// <summary>Such as <c>secp256r1_ecdsa_sha256_raw</c> (FIDO Registry §3.6.1).</summary>
    public IReadOnlyList<string> AuthenticationAlgorithms { get; init; } = [];

    /// <summary>Such as <c>cose</c> (FIDO Registry §3.6.2).</summary>
    public IReadOnlyList<string> PublicKeyAlgAndEncodings { get; init; } = [];

    /// <summary>Such as <c>basic_full</c> and <c>basic_surrogate</c> (FIDO Registry §3.6.3).</summary>
    public IReadOnlyList<string> AttestationTypes { get; init; } = [];

    /// <summary>The ways to verify the user: any one of the lists, with all methods inside it, such as <c>fingerprint_internal</c>.</summary>
    public IReadOnlyList<IReadOnlyList<string>> UserVerificationDetails { get; init; } = [];

    /// <summary>Such as <c>hardware</c> and <c>secure_element</c> (FIDO Registry §3.2).</summary>
    public IReadOnlyList<string> KeyProtection { get; init; } = [];

    /// <summary>Such as <c>on_chip</c> (FIDO Registry §3.3).</summary>
    public IReadOnlyList<string> MatcherProtection { get; init; } = [];

    /// <summary>Such as <c>external</c> (FIDO Registry §3.4).</summary>
    public IReadOnlyList<string> AttachmentHint { get; init; } = [];

    /// <summary>The certificates in DER that vouch for the model: authorities, or batch certificates themselves.</summary>
    public IReadOnlyList<ReadOnlyMemory<byte>> AttestationRootCertificates { get; init; } = [];

    /// <summary>What the authenticator says of itself; null when the statement does not tell.</summary>
    public AuthenticatorGetInfo? GetInfo { get; init; }
}

/// <summary>What an authenticator answers to <c>authenticatorGetInfo</c> (CTAP 2.2 §6.4), as far as it matters here.</summary>
public sealed record AuthenticatorGetInfo
{
    /// <summary>Such as <c>FIDO_2_1</c>.</summary>
    public IReadOnlyList<string> Versions { get; init; } = [];

    /// <summary>Such as <c>hmac-secret</c>.</summary>
    public IReadOnlyList<string> Extensions { get; init; } = [];

    /// <summary>Such as <c>usb</c>.</summary>
    public IReadOnlyList<string> Transports { get; init; } = [];

    /// <summary>The vendor's own commands: numbers of up to 64 bits.</summary>
    public IReadOnlyList<ulong> VendorPrototypeConfigCommands { get; init; } = [];
}
