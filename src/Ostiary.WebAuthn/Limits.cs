namespace Ostiary.WebAuthn;

/// <summary>Sizes beyond which no honest response goes; all in bytes unless the name says otherwise.</summary>
internal static class Limits
{
    public const int ResponseJson = 256 * 1024;
    public const int ClientDataJson = 8 * 1024;
    public const int AttestationObject = 64 * 1024;
    public const int AuthenticatorData = 64 * 1024;
    public const int Signature = 8 * 1024;

    public const int LargeBlob = 64 * 1024;

    /// <summary>WebAuthn L3 §4, Credential ID.</summary>
    public const int CredentialId = 1023;

    /// <summary>What an envelope may carry as id, so that a longer one is refused by its own rule and not by a parser.</summary>
    public const int EnvelopeId = 4 * 1024;

    /// <summary>WebAuthn L3 §5.4.3.</summary>
    public const int UserHandle = 64;

    /// <summary>WebAuthn L3 §13.4.3.</summary>
    public const int ChallengeAtLeast = 16;

    public const int TransportsCount = 16;
    public const int TransportCharacters = 64;

    /// <summary>CTAP 2.2 §6.5.1: no PIN is longer, in Unicode code points.</summary>
    public const int PinCodePoints = 63;

    public const int CborDepth = 8;

    /// <summary>Items of one CBOR input, so that small inputs cannot become large objects.</summary>
    public const int CborItems = 4_096;

    /// <summary>Names and values of one JSON text, for the same reason.</summary>
    public const int JsonTokens = 4_096;
    public const int CertificatesCount = 8;
}
