using System.Text.Json;

namespace Ostiary.WebAuthn;

/// <summary>The extensions that an authentication asks for.</summary>
public sealed record AuthenticationExtensions : RequestedExtensions
{
    /// <summary>No extensions.</summary>
    public static AuthenticationExtensions None { get; } = new();

    /// <summary>
    /// The AppID under which the older U2F may have registered the credential (<c>appid</c>, WebAuthn L3 §10.1.1): an answer of which the client
    /// says so is then scoped to it, and not to the RP ID. Null lets nothing but the RP ID count.
    /// </summary>
    /// <value>The default is null.</value>
    public string? AppId { get; init; }

    /// <summary>What to do with the credential's blob (<c>largeBlob</c>, WebAuthn L3 §10.1.5); null nothing.</summary>
    /// <value>The default is null.</value>
    public LargeBlobAccess? LargeBlob { get; init; }

    internal override bool Ask(string identifier) => identifier switch
    {
        ExtensionNames.AppId => AppId is not null,
        ExtensionNames.LargeBlob => LargeBlob is not null,
        _ => base.Ask(identifier),
    };

    /// <summary>Writes the inputs as one JSON object (WebAuthn L3 §5.1.9). What browsers would reject throws here: the caller's options contradict themselves.</summary>
    internal void WriteTo(Utf8JsonWriter writer, IReadOnlyList<CredentialDescriptor> allowed)
    {
        if (LargeBlob is { ToWrite: not null } && allowed.Count != 1)
            throw new InvalidOperationException("A blob can only be written to exactly one allowed credential.");
        if (Prf?.InputsByCredential.FirstOrDefault(of => !allowed.Any(one => one.Id.Span.SequenceEqual(of.CredentialId.Span))) is not null)
            throw new InvalidOperationException("prf has inputs for a credential that is not allowed.");

        writer.WriteStartObject("extensions");
        if (AppId is { } appId)
            writer.WriteString(ExtensionNames.AppId, appId);
        writer.WritePrf(Prf);
        WriteLargeBlob(writer);
        if (UserVerificationMethods)
            writer.WriteBoolean(ExtensionNames.UserVerificationMethods, value: true);
        writer.WriteEndObject();
    }

    private void WriteLargeBlob(Utf8JsonWriter writer)
    {
        if (LargeBlob is not { } access)
            return;

        writer.WriteStartObject(ExtensionNames.LargeBlob);
        if (access.ToWrite is { } blob)
            writer.WriteBytes("write", blob.Span);
        else
            writer.WriteBoolean("read", value: true);
        writer.WriteEndObject();
    }
}
