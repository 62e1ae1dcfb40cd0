namespace Ostiary.WebAuthn;

/// <summary>What can be taken apart.</summary>
public enum ExplainedKind
{
    /// <summary>RegistrationResponseJSON (WebAuthn L3 §5.1).</summary>
    RegistrationResponse,

    /// <summary>AuthenticationResponseJSON (WebAuthn L3 §5.1).</summary>
    AuthenticationResponse,

    /// <summary>PublicKeyCredentialCreationOptionsJSON (WebAuthn L3 §5.1).</summary>
    CreationOptions,

    /// <summary>PublicKeyCredentialRequestOptionsJSON (WebAuthn L3 §5.1).</summary>
    RequestOptions,

    /// <summary>The serialized client data, <c>clientDataJSON</c> (WebAuthn L3 §5.8.1).</summary>
    ClientData,

    /// <summary>An attestation object (WebAuthn L3 §6.5.4).</summary>
    AttestationObject,

    /// <summary>Authenticator data (WebAuthn L3 §6.1).</summary>
    AuthenticatorData,

    /// <summary>A COSE key (RFC 9052 §7).</summary>
    CoseKey,

    /// <summary>A certificate in DER or PEM (RFC 5280).</summary>
    Certificate,

    /// <summary>A metadata BLOB (FIDO Metadata Service 3.0 §3.1.7): its header, and the head of its payload.</summary>
    MetadataBlob,

    /// <summary>Any other CBOR (RFC 8949).</summary>
    Cbor,

    /// <summary>A credential id: bytes that only their authenticator can read.</summary>
    CredentialId,
}

/// <summary>How an input was written down.</summary>
public enum ExplainedEncoding
{
    /// <summary>Not at all: the bytes themselves.</summary>
    Bytes,

    /// <summary>JSON text.</summary>
    Json,

    /// <summary>Hexadecimal.</summary>
    Hex,

    /// <summary>Base64url (RFC 4648 §5).</summary>
    Base64Url,

    /// <summary>Base64 (RFC 4648 §4), perhaps in lines.</summary>
    Base64,

    /// <summary>PEM (RFC 7468).</summary>
    Pem,

    /// <summary>A JWS in its compact form (RFC 7515 §7.1).</summary>
    Jws,
}
