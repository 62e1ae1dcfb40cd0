using Ostiary.Kernel;

namespace Ostiary.WebAuthn;

/// <summary>A browser's answer to a registration, taken out of its JSON and otherwise not yet looked at. Nothing in it may be trusted.</summary>
public sealed record RegistrationResponse
{
    private RegistrationResponse()
    {
    }

    /// <summary>The id of the new credential, as the envelope says.</summary>
    public required ReadOnlyMemory<byte> CredentialId { get; init; }

    /// <summary>The serialized client data.</summary>
    public required ReadOnlyMemory<byte> ClientDataJson { get; init; }

    /// <summary>The attestation object.</summary>
    public required ReadOnlyMemory<byte> AttestationObject { get; init; }

    /// <summary>How the authenticator can be reached, as the browser says; kept to be sent back, unknown values too.</summary>
    public required IReadOnlyList<string> Transports { get; init; }

    /// <summary>Where the authenticator is; null when the browser does not say.</summary>
    public required AuthenticatorAttachment? Attachment { get; init; }

    /// <summary>What the browser says of extensions.</summary>
    public required ClientExtensionOutputs Extensions { get; init; }

    /// <summary>Reads the JSON form (WebAuthn L3 §5.1, RegistrationResponseJSON).</summary>
    /// <remarks>
    /// Fails with <c>webauthn.json_malformed</c>, <c>webauthn.json_duplicate_member</c>, one of the <c>webauthn.member_…</c> codes,
    /// <c>webauthn.raw_id_mismatch</c> or <c>webauthn.response_too_large</c>; the failure names the member, and step 3 or 4 of §7.1. Members unknown here are
    /// allowed, since browsers add copies of what the attestation object holds; only the signed bytes count.
    /// </remarks>
    public static Outcome<RegistrationResponse> Parse(ReadOnlySpan<byte> utf8Json) => ResponseEnvelope.Read(utf8Json, Step.Registration, Read);

    private static RegistrationResponse Read(JsonMembers members)
    {
        var credentialId = ResponseEnvelope.CredentialId(members);
        var response = members.Object("response");
        return new RegistrationResponse
        {
            CredentialId = credentialId,
            ClientDataJson = response.Bytes("clientDataJSON", Limits.ClientDataJson),
            AttestationObject = response.Bytes("attestationObject", Limits.AttestationObject),
            Transports = response.OptionalTexts("transports", Limits.TransportsCount, Limits.TransportCharacters),
            Attachment = ResponseEnvelope.Attachment(members),
            Extensions = ClientExtensionOutputs.Of(members.OptionalObject("clientExtensionResults")),
        };
    }
}
