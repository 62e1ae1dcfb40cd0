using Ostiary.Kernel;

namespace Ostiary.WebAuthn;

/// <summary>What the ceremonies demand of extension outputs (WebAuthn L3 §7.1 step 28, §7.2 step 23). Each rule is null when it holds.</summary>
internal static class ExtensionRules
{
    public static Failure? OutputsWereAskedFor(
        ClientExtensionOutputs client, AuthenticatorExtensionOutputs authenticator, RequestedExtensions asked, CeremonyExpectation expected) =>
        expected.UnrequestedExtensions is UnrequestedExtensions.Ignore
            ? null
            : WereAskedFor(client.Identifiers, asked, ClientExtensionOutputs.FieldName)
                ?? WereAskedFor(authenticator.Identifiers, asked, AuthenticatorExtensionOutputs.FieldName);

    // The client refuses as well where it was told to; but only what the authenticator signed shows that it did.
    public static Failure? ProtectionIsInForceIfEnforced(AuthenticatorExtensionOutputs authenticator, RegistrationExtensions asked) =>
        asked is { EnforceCredentialProtection: true, CredentialProtection: { } least }
        && (authenticator.CredentialProtection ?? CredentialProtection.UserVerificationOptional) < least
            ? NotHonored($"{AuthenticatorExtensionOutputs.FieldName}.{ExtensionNames.CredentialProtection}", $"at least {(int)least} is due")
            : null;

    public static Failure? BlobsAreSupportedIfRequired(ClientExtensionOutputs client, RegistrationExtensions asked) =>
        asked.LargeBlob is LargeBlobSupport.Required && client.LargeBlobSupported is not true
            ? NotHonored($"{ClientExtensionOutputs.FieldName}.{ExtensionNames.LargeBlob}.supported", "true is due")
            : null;

    private static Failure? WereAskedFor(IReadOnlyList<string> identifiers, RequestedExtensions asked, string field) =>
        identifiers.FirstOrDefault(identifier => !asked.Ask(identifier)) is { } foreign
            ? new(WebAuthnCodes.ExtensionNotRequested) { Field = $"{field}.{ExtensionNames.Shown(foreign)}" }
            : null;

    private static Failure NotHonored(string field, string detail) =>
        new(WebAuthnCodes.ExtensionNotHonored, detail) { Field = field };
}
