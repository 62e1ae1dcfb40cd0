using Ostiary.Kernel;

namespace Ostiary.WebAuthn;

/// <summary>A browser's answer to an authentication, taken out of its JSON and otherwise not yet looked at. Nothing in it may be trusted.</summary>
public sealed record AuthenticationResponse
{
    private AuthenticationResponse()
    {
    }

    /// <summary>The id of the credential that answered: look up the stored credential by it.</summary>
    public required ReadOnlyMemory<byte> CredentialId { get; init; }

    /// <summary>The serialized client data.</summary>
    public required ReadOnlyMemory<byte> ClientDataJson { get; init; }

    /// <summary>The authenticator data.</summary>
    public required ReadOnlyMemory<byte> AuthenticatorData { get; init; }

    /// <summary>The signature.</summary>
    public required ReadOnlyMemory<byte> Signature { get; init; }

    /// <summary>The user handle that the authenticator keeps with the credential: 1 to 64 bytes; null when it does not say.</summary>
    public required ReadOnlyMemory<byte>? UserHandle { get; init; }

    /// <summary>Where the authenticator is; null when the browser does not say.</summary>
    public required AuthenticatorAttachment? Attachment { get; init; }

    /// <summary>What the browser says of extensions.</summary>
    public required ClientExtensionOutputs Extensions { get; init; }

    /// <summary>Reads the JSON form (WebAuthn L3 §5.1, AuthenticationResponseJSON).</summary>
    /// <remarks>
    /// Fails with <c>webauthn.json_malformed</c>, <c>webauthn.json_duplicate_member</c>, one of the <c>webauthn.member_…</c> codes,
    /// <c>webauthn.raw_id_mismatch</c> or <c>webauthn.response_too_large</c>; the failure names the member, and step 3 or 4 of §7.2. Members unknown here are allowed.
    /// </remarks>
    public static Outcome<AuthenticationResponse> Parse(ReadOnlySpan<byte> utf8Json) => ResponseEnvelope.Read(utf8Json, Step.Authentication, Read);

    private static AuthenticationResponse Read(JsonMembers members)
    {
        var credentialId = ResponseEnvelope.CredentialId(members);
        var response = members.Object("response");
        return new AuthenticationResponse
        {
            CredentialId = credentialId,
            ClientDataJson = response.Bytes("clientDataJSON", Limits.ClientDataJson),
            AuthenticatorData = response.Bytes("authenticatorData", Limits.AuthenticatorData),
            Signature = response.Bytes("signature", Limits.Signature),
            UserHandle = UserHandleOf(response),
            Attachment = ResponseEnvelope.Attachment(members),
            Extensions = ClientExtensionOutputs.Of(members.OptionalObject("clientExtensionResults")),
        };
    }

    // Some clients write an absent handle as an empty one; no user has an empty handle.
    private static ReadOnlyMemory<byte>? UserHandleOf(JsonMembers response) =>
        response.OptionalBytes("userHandle", Limits.UserHandle) is { Length: > 0 } handle
            ? new ReadOnlyMemory<byte>(handle)
            : default(ReadOnlyMemory<byte>?);
}
