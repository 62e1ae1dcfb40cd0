using System.Text.Json;

namespace Ostiary.WebAuthn;

/// <summary>What a browser is asked to register (WebAuthn L3 §5.4), in the JSON form that <c>parseCreationOptionsFromJSON</c> reads.</summary>
public sealed record CreationOptions
{
    /// <summary>Who asks.</summary>
    public required RelyingPartyEntity RelyingParty { get; init; }

    /// <summary>For whom.</summary>
    public required UserEntity User { get; init; }

    /// <summary>The challenge: at least 16 random bytes, used for this one ceremony.</summary>
    public required ReadOnlyMemory<byte> Challenge { get; init; }

    /// <summary>The algorithms to offer, most wanted first. Those that this platform cannot verify are left out: no answer with them could be accepted.</summary>
    /// <value>The default is <see cref="CoseAlgorithms.Default"/>.</value>
    public IReadOnlyList<CoseAlgorithm> Algorithms { get; init; } = CoseAlgorithms.Default;

    /// <summary>How long the browser may take; a hint to it, and not the server's limit. Null leaves it to the browser.</summary>
    /// <value>The default is 5 minutes (WebAuthn L3 §15.1 recommends 5 to 10 minutes).</value>
    public TimeSpan? Timeout { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>The credentials that the user has already, so that no authenticator makes a second one.</summary>
    /// <value>The default is none.</value>
    public IReadOnlyList<CredentialDescriptor> ExcludedCredentials { get; init; } = [];

    /// <summary>Where the authenticator shall be; null leaves it to the user.</summary>
    /// <value>The default is null.</value>
    public AuthenticatorAttachment? Attachment { get; init; }

    /// <summary>Whether the credential shall be discoverable, as a passkey is.</summary>
    /// <value>The default is <see cref="ResidentKey.Required"/>.</value>
    public ResidentKey ResidentKey { get; init; } = ResidentKey.Required;

    /// <summary>Whether the authenticator shall verify the user.</summary>
    /// <value>The default is <see cref="WebAuthn.UserVerification.Required"/>.</value>
    public UserVerification UserVerification { get; init; } = UserVerification.Required;

    /// <summary>What sort of authenticator the user will likely take, most likely first; a hint, not a rule.</summary>
    /// <value>The default is none.</value>
    public IReadOnlyList<AuthenticatorHint> Hints { get; init; } = [];

    /// <summary>How much attestation to ask for.</summary>
    /// <value>The default is <see cref="AttestationConveyance.None"/>.</value>
    public AttestationConveyance Attestation { get; init; } = AttestationConveyance.None;

    /// <summary>The attestation formats wanted, most wanted first; a wish, not a rule.</summary>
    /// <value>The default is none.</value>
    public IReadOnlyList<string> AttestationFormats { get; init; } = [];

    /// <summary>The extensions to ask for; expect the same when the answer comes.</summary>
    /// <value>The default is <see cref="RegistrationExtensions.Default"/>.</value>
    public RegistrationExtensions Extensions { get; init; } = RegistrationExtensions.Default;

    /// <summary>The options as JSON text.</summary>
    public string ToJson() => OptionsJson.Write(WriteTo);

    /// <summary>Writes the options as one JSON object (WebAuthn L3 §5.1, PublicKeyCredentialCreationOptionsJSON).</summary>
    public void WriteTo(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        WriteEntities(writer);
        writer.WriteBytes("challenge", Challenge.Span);
        WriteAlgorithms(writer);
        writer.WriteTimeout(Timeout);
        writer.WriteDescriptors("excludeCredentials", ExcludedCredentials);
        WriteSelection(writer);
        writer.WriteTexts("hints", Hints.Select(OptionsJson.WireName));
        writer.WriteString("attestation", OptionsJson.WireName(Attestation));
        writer.WriteTexts("attestationFormats", AttestationFormats);
        Extensions.WriteTo(writer);
        writer.WriteEndObject();
    }

    private void WriteEntities(Utf8JsonWriter writer)
    {
        writer.WriteStartObject("rp");
        writer.WriteString("id", RelyingParty.Id);
        writer.WriteString("name", RelyingParty.Name);
        writer.WriteEndObject();

        writer.WriteStartObject("user");
        writer.WriteBytes("id", User.Handle.Span);
        writer.WriteString("name", User.Name);
        writer.WriteString("displayName", User.DisplayName);
        writer.WriteEndObject();
    }

    private void WriteAlgorithms(Utf8JsonWriter writer)
    {
        writer.WriteStartArray("pubKeyCredParams");
        foreach (var algorithm in Algorithms.Where(CoseAlgorithms.Supported.Contains))
        {
            writer.WriteStartObject();
            writer.WriteString("type", "public-key");
            writer.WriteNumber("alg", (int)algorithm);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private void WriteSelection(Utf8JsonWriter writer)
    {
        writer.WriteStartObject("authenticatorSelection");
        if (Attachment is { } attachment)
            writer.WriteString("authenticatorAttachment", OptionsJson.WireName(attachment));
        writer.WriteString("residentKey", OptionsJson.WireName(ResidentKey));
        // Level 1 browsers know only this one; it must agree (WebAuthn L3 §5.4.4).
        writer.WriteBoolean("requireResidentKey", ResidentKey is ResidentKey.Required);
        writer.WriteString("userVerification", OptionsJson.WireName(UserVerification));
        writer.WriteEndObject();
    }
}
