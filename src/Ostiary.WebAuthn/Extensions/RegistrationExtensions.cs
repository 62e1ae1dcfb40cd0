using System.Text.Json;

namespace Ostiary.WebAuthn;

/// <summary>The extensions that a registration asks for.</summary>
public sealed record RegistrationExtensions : RequestedExtensions
{
    /// <summary>Only what costs nothing: the properties of the new credential.</summary>
    public static RegistrationExtensions Default { get; } = new();

    /// <summary>Whether to ask the browser what it knows of the new credential (<c>credProps</c>, WebAuthn L3 §10.1.3).</summary>
    /// <value>The default is true.</value>
    public bool CredentialProperties { get; init; } = true;

    /// <summary>Whether the credential shall be able to store a blob (<c>largeBlob.support</c>, WebAuthn L3 §10.1.5); null does not ask.</summary>
    /// <value>The default is null.</value>
    public LargeBlobSupport? LargeBlob { get; init; }

    /// <summary>When the authenticator may admit that it holds the credential (<c>credentialProtectionPolicy</c>, CTAP 2.2 §12.1); null leaves it to it.</summary>
    /// <value>The default is null.</value>
    public CredentialProtection? CredentialProtection { get; init; }

    /// <summary>
    /// Whether to insist on <see cref="CredentialProtection"/> (<c>enforceCredentialProtectionPolicy</c>): the client then takes no authenticator
    /// that cannot, and a registration that does not show it is refused with <c>webauthn.extension_not_honored</c>.
    /// </summary>
    /// <value>The default is false.</value>
    public bool EnforceCredentialProtection { get; init; }

    /// <summary>Whether to ask for the authenticator's least PIN length (<c>minPinLength</c>, CTAP 2.2 §12.5), which only configured ones tell.</summary>
    /// <value>The default is false.</value>
    public bool MinPinLength { get; init; }

    /// <summary>The AppID of the older U2F whose credentials are excluded as well (<c>appidExclude</c>, WebAuthn L3 §10.1.2); null excludes none.</summary>
    /// <value>The default is null.</value>
    public string? AppIdExclude { get; init; }

    internal override bool Ask(string identifier) => identifier switch
    {
        ExtensionNames.CredentialProperties => CredentialProperties,
        ExtensionNames.LargeBlob => LargeBlob is not null,
        ExtensionNames.CredentialProtection => CredentialProtection is not null,
        ExtensionNames.MinPinLength => MinPinLength,
        ExtensionNames.AppIdExclude => AppIdExclude is not null,
        _ => base.Ask(identifier),
    };

    /// <summary>Writes the inputs as one JSON object (WebAuthn L3 §5.1.8).</summary>
    internal void WriteTo(Utf8JsonWriter writer)
    {
        if (Prf is { InputsByCredential.Count: > 0 })
            throw new InvalidOperationException("A registration knows no credential yet: prf takes inputs by credential only in an authentication.");

        writer.WriteStartObject("extensions");
        if (CredentialProperties)
            writer.WriteBoolean(ExtensionNames.CredentialProperties, value: true);
        if (LargeBlob is { } support)
        {
            writer.WriteStartObject(ExtensionNames.LargeBlob);
            writer.WriteString("support", support is LargeBlobSupport.Required ? "required" : "preferred");
            writer.WriteEndObject();
        }

        writer.WritePrf(Prf);
        if (CredentialProtection is { } protection)
        {
            writer.WriteString("credentialProtectionPolicy", WireName(protection));
            writer.WriteBoolean("enforceCredentialProtectionPolicy", EnforceCredentialProtection);
        }

        if (MinPinLength)
            writer.WriteBoolean(ExtensionNames.MinPinLength, value: true);
        if (AppIdExclude is { } appId)
            writer.WriteString(ExtensionNames.AppIdExclude, appId);
        if (UserVerificationMethods)
            writer.WriteBoolean(ExtensionNames.UserVerificationMethods, value: true);
        writer.WriteEndObject();
    }

    private static string WireName(CredentialProtection protection) => protection switch
    {
        WebAuthn.CredentialProtection.UserVerificationRequired => "userVerificationRequired",
        WebAuthn.CredentialProtection.UserVerificationOptionalWithCredentialIdList => "userVerificationOptionalWithCredentialIDList",
        _ => "userVerificationOptional",
    };
}
