namespace Ostiary.Testing;

/// <summary>What a virtual authenticator is, and how it and the person before it behave.</summary>
public sealed record AuthenticatorProfile
{
    /// <summary>A passkey provider on the device: synced, always discoverable, with a sign count that stays 0. What most people use.</summary>
    public static AuthenticatorProfile SyncedProvider { get; } = new();

    /// <summary>A roaming security key: bound to itself, counting its signatures, discoverable when asked.</summary>
    public static AuthenticatorProfile SecurityKey { get; } = new()
    {
        Aaguid = new("5ec00000-0571-4a77-8000-000000000002"),
        Attachment = "cross-platform",
        Transports = ["nfc", "usb"],
        BackupEligible = false,
        BackedUp = false,
        SignCountStep = 1,
        Discoverability = Discoverability.WhenAsked,
    };

    /// <summary>A security key from before FIDO2: no user verification, no model of its own, one credential per question.</summary>
    public static AuthenticatorProfile U2fKey { get; } = SecurityKey with
    {
        Aaguid = Guid.Empty,
        Algorithms = [KeyAlgorithm.ES256],
        Attestation = AttestationStyle.FidoU2f,
        UserVerified = false,
        CredentialIdLength = 64,
        Discoverability = Discoverability.Never,
    };

    /// <summary>What it can sign with; it takes the first algorithm of the options that is among these.</summary>
    /// <value>The default is all that this machine supports.</value>
    public IReadOnlyList<KeyAlgorithm> Algorithms { get; init; } = KeyAlgorithms.Supported;

    /// <summary>How it attests new passkeys.</summary>
    /// <value>The default is <see cref="AttestationStyle.None"/>.</value>
    public AttestationStyle Attestation { get; init; } = AttestationStyle.None;

    /// <summary>Whose certificate signs where the style has one, and how that certificate looks.</summary>
    /// <value>The default is null: the authenticator makes an authority of its own.</value>
    public AttestationBatch? Batch { get; init; }

    /// <summary>Which TPM attests for <see cref="AttestationStyle.Tpm"/>, and how the certificate of its attestation key looks.</summary>
    /// <value>The default is null: the authenticator makes an authority of its own.</value>
    public VirtualTpm? Tpm { get; init; }

    /// <summary>How it describes its keys under <see cref="AttestationStyle.AndroidKey"/>.</summary>
    /// <value>The default is as is due.</value>
    public AndroidKeyAttestation AndroidKey { get; init; } = new();

    /// <summary>What the service answers under <see cref="AttestationStyle.AndroidSafetyNet"/>.</summary>
    /// <value>The default is as is due.</value>
    public SafetyNetAnswer SafetyNet { get; init; } = new();

    /// <summary>The model that it says it is.</summary>
    /// <value>The default is an AAGUID of no real product.</value>
    public Guid Aaguid { get; init; } = new("5ec00000-0571-4a77-8000-000000000001");

    /// <summary><c>platform</c>, <c>cross-platform</c>, or null to leave <c>authenticatorAttachment</c> out.</summary>
    /// <value>The default is <c>platform</c>.</value>
    public string? Attachment { get; init; } = "platform";

    /// <summary>What the client reports as <c>transports</c>.</summary>
    /// <value>The default is hybrid and internal.</value>
    public IReadOnlyList<string> Transports { get; init; } = ["hybrid", "internal"];

    /// <summary>UP: the person is there. When false, every ceremony ends with <see cref="ClientError.NotAllowed"/>.</summary>
    /// <value>The default is true.</value>
    public bool UserPresent { get; init; } = true;

    /// <summary>UV: the person proves who they are, at every ceremony. When false, ceremonies that require it end with <see cref="ClientError.NotAllowed"/>.</summary>
    /// <value>The default is true.</value>
    public bool UserVerified { get; init; } = true;

    /// <summary>BE of passkeys made from now on; a passkey keeps what it was made with.</summary>
    /// <value>The default is true.</value>
    public bool BackupEligible { get; init; } = true;

    /// <summary>BS at every ceremony from now on, for passkeys that are eligible.</summary>
    /// <value>The default is true.</value>
    public bool BackedUp { get; init; } = true;

    /// <summary>How much the sign count of a passkey grows with each signature; 0 leaves it at 0 for ever.</summary>
    /// <value>The default is 0.</value>
    public uint SignCountStep { get; init; }

    /// <summary>Length of new credential ids, 16 to 1023 bytes.</summary>
    /// <value>The default is 32 bytes.</value>
    public int CredentialIdLength { get; init; } = 32;

    /// <summary>When new passkeys can be found without naming them.</summary>
    /// <value>The default is <see cref="Discoverability.Always"/>.</value>
    public Discoverability Discoverability { get; init; } = Discoverability.Always;

    /// <summary>Which extensions it acts upon, when asked.</summary>
    /// <value>The default is <see cref="ExtensionSupport.Common"/>.</value>
    public ExtensionSupport Extensions { get; init; } = ExtensionSupport.Common;
}

/// <summary>When an authenticator makes discoverable credentials.</summary>
public enum Discoverability
{
    /// <summary>Always, as passkey providers do.</summary>
    Always,

    /// <summary>When the options require or prefer it, as security keys do.</summary>
    WhenAsked,

    /// <summary>Never; options that require it end with <see cref="ClientError.NotAllowed"/>.</summary>
    Never,
}

/// <summary>How a virtual authenticator attests new passkeys.</summary>
public enum AttestationStyle
{
    /// <summary>Format <c>none</c>.</summary>
    None,

    /// <summary>Format <c>packed</c>, signed with the passkey's own key.</summary>
    PackedSelf,

    /// <summary>Format <c>packed</c>, signed with a batch certificate of a test authority.</summary>
    PackedBasic,

    /// <summary>Format <c>fido-u2f</c>, signed with a batch certificate; WebAuthn wants an <see cref="AuthenticatorProfile.Aaguid"/> of zeros with it.</summary>
    FidoU2f,

    /// <summary>Format <c>apple</c>: the authority of the batch certifies the passkey's own key.</summary>
    Apple,

    /// <summary>Format <c>compound</c>: <c>packed</c> with a batch certificate, then <c>apple</c>.</summary>
    Compound,

    /// <summary>Format <c>tpm</c>, signed with the attestation key of a TPM that a test authority certified.</summary>
    Tpm,

    /// <summary>Format <c>android-key</c>: a certificate of a test authority for the passkey's own key, as <see cref="AuthenticatorProfile.AndroidKey"/> says.</summary>
    AndroidKey,

    /// <summary>Format <c>android-safetynet</c>: the answer of a test service, as <see cref="AuthenticatorProfile.SafetyNet"/> says.</summary>
    AndroidSafetyNet,
}
