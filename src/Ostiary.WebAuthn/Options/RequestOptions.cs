using System.Text.Json;

namespace Ostiary.WebAuthn;

/// <summary>What a browser is asked to authenticate with (WebAuthn L3 §5.5), in the JSON form that <c>parseRequestOptionsFromJSON</c> reads.</summary>
public sealed record RequestOptions
{
    /// <summary>The RP ID that the credential must be scoped to.</summary>
    public required string RpId { get; init; }

    /// <summary>The challenge: at least 16 random bytes, used for this one ceremony.</summary>
    public required ReadOnlyMemory<byte> Challenge { get; init; }

    /// <summary>How long the browser may take; a hint to it, and not the server's limit. Null leaves it to the browser.</summary>
    /// <value>The default is 5 minutes (WebAuthn L3 §15.1 recommends 5 to 10 minutes).</value>
    public TimeSpan? Timeout { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>The credentials asked for; none means any discoverable one.</summary>
    /// <value>The default is none.</value>
    public IReadOnlyList<CredentialDescriptor> AllowedCredentials { get; init; } = [];

    /// <summary>Whether the authenticator shall verify the user.</summary>
    /// <value>The default is <see cref="WebAuthn.UserVerification.Required"/>.</value>
    public UserVerification UserVerification { get; init; } = UserVerification.Required;

    /// <summary>What sort of authenticator the user will likely take, most likely first; a hint, not a rule.</summary>
    /// <value>The default is none.</value>
    public IReadOnlyList<AuthenticatorHint> Hints { get; init; } = [];

    /// <summary>The extensions to ask for; expect the same when the answer comes.</summary>
    /// <value>The default is <see cref="AuthenticationExtensions.None"/>.</value>
    public AuthenticationExtensions Extensions { get; init; } = AuthenticationExtensions.None;

    /// <summary>The options as JSON text.</summary>
    public string ToJson() => OptionsJson.Write(WriteTo);

    /// <summary>Writes the options as one JSON object (WebAuthn L3 §5.1, PublicKeyCredentialRequestOptionsJSON).</summary>
    public void WriteTo(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteBytes("challenge", Challenge.Span);
        writer.WriteTimeout(Timeout);
        writer.WriteString("rpId", RpId);
        writer.WriteDescriptors("allowCredentials", AllowedCredentials);
        writer.WriteString("userVerification", OptionsJson.WireName(UserVerification));
        writer.WriteTexts("hints", Hints.Select(OptionsJson.WireName));
        Extensions.WriteTo(writer, AllowedCredentials);
        writer.WriteEndObject();
    }
}
