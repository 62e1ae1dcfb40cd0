namespace Ostiary.WebAuthn;

/// <summary>A registration that every rule of WebAuthn L3 §7.1 let pass. That its credential id is new among all stored ones remains to be seen by whoever stores it.</summary>
public sealed record VerifiedRegistration
{
    /// <summary>What to store.</summary>
    public required CredentialRecord Credential { get; init; }

    /// <summary>Who vouches for the authenticator, if anyone.</summary>
    public required AttestationResult Attestation { get; init; }

    /// <summary>The authenticator tested that a person was there.</summary>
    public required bool UserPresent { get; init; }

    /// <summary>The authenticator verified the user.</summary>
    public required bool UserVerified { get; init; }

    /// <summary>Where the authenticator is; null when the browser does not say.</summary>
    public required AuthenticatorAttachment? Attachment { get; init; }

    /// <summary>What the browser says of extensions.</summary>
    public required ClientExtensionOutputs ClientExtensions { get; init; }

    /// <summary>What the authenticator says of extensions.</summary>
    public required AuthenticatorExtensionOutputs AuthenticatorExtensions { get; init; }
}
