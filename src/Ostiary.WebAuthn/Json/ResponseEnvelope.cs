using Ostiary.Kernel;

namespace Ostiary.WebAuthn;

/// <summary>What the JSON of both responses has in common (WebAuthn L3 §5.1, RegistrationResponseJSON and AuthenticationResponseJSON).</summary>
internal static class ResponseEnvelope
{
    private const string PublicKey = "public-key";
    private const string Platform = "platform";

    // Both ceremonies ask first whether this is a response at all, then take the outputs of client extensions.
    private const int ResponseStep = 3;
    private const int ExtensionsStep = 4;

    /// <summary>Reads the JSON object, hands its members to a reader, and returns what it made unless a member was not as it should be.</summary>
    /// <param name="utf8Json">The JSON.</param>
    /// <param name="section">The ceremony's section of the specification, where failures are placed.</param>
    /// <param name="read">Takes the members.</param>
    public static Outcome<T> Read<T>(ReadOnlySpan<byte> utf8Json, string section, Func<JsonMembers, T> read)
    {
        if (utf8Json.Length > Limits.ResponseJson)
            return new Failure(WebAuthnCodes.ResponseTooLarge, $"more than {Limits.ResponseJson} bytes").At(section, ResponseStep);

        if (!StrictJson.Parse(utf8Json, field: "").TryGet(out var text, out var failure))
            return failure.At(section, ResponseStep);

        using (text)
        {
            var response = read(JsonMembers.Of(text, ""));
            return text.Broken is { } broken ? broken.At(section, StepOf(broken)) : response;
        }
    }

    /// <summary>The credential id: <c>id</c> and <c>rawId</c>, which must agree, of type <c>public-key</c>.</summary>
    public static byte[] CredentialId(JsonMembers members)
    {
        var id = members.Bytes("id", Limits.EnvelopeId);

        // The same letters are the same bytes, and whatever is wrong with them is wrong with the first already.
        if (!members.AreSameText("id", "rawId") && !id.AsSpan().SequenceEqual(members.Bytes("rawId", Limits.EnvelopeId)))
            members.Break(WebAuthnCodes.RawIdMismatch, "rawId");

        if (members.Text("type", usual: PublicKey) is not PublicKey)
            members.Break(WebAuthnCodes.MemberUnknownValue, "type", $"{PublicKey} is due");
        return id;
    }

    /// <summary>The attachment; a value unknown here means nothing (WebAuthn L3 §5.1).</summary>
    public static AuthenticatorAttachment? Attachment(JsonMembers members) => members.OptionalText("authenticatorAttachment", usual: Platform) switch
    {
        Platform => AuthenticatorAttachment.Platform,
        "cross-platform" => AuthenticatorAttachment.CrossPlatform,
        _ => null,
    };

    private static int StepOf(Failure broken) =>
        broken.Field?.StartsWith(ClientExtensionOutputs.FieldName, StringComparison.Ordinal) is true ? ExtensionsStep : ResponseStep;
}
