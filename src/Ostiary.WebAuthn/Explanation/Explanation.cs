using Ostiary.Kernel;

namespace Ostiary.WebAuthn;

/// <summary>
/// Takes apart whatever a browser, an authenticator or the metadata service sends, for people to read. Lenient where verification is strict:
/// what is wrong is shown at its field, with the code that verification would refuse it with, instead of stopping there.
/// </summary>
/// <remarks>Pure: no clock, no network, nothing kept. Never throws for any input. What it shows is claimed by the input, and proves nothing.</remarks>
public static class Explanation
{
    private const int LargestInput = 16 * 1024 * 1024;
    private const int LargestCeremonyInput = 64 * 1024;

    /// <summary>Takes an input apart.</summary>
    /// <param name="input">The bytes of a file, or text in UTF-8: JSON, PEM, hexadecimal, base64 or base64url.</param>
    /// <param name="kind">What it is; null to guess.</param>
    /// <param name="nameOf">What people call an authenticator model; null when nobody is to be asked.</param>
    /// <remarks>
    /// Fails with <c>explanation.input_empty</c>, <c>explanation.input_too_large</c> (16 MiB for a metadata BLOB, 64 KiB for all else),
    /// <c>explanation.encoding_unrecognized</c>, <c>explanation.kind_unrecognized</c> or <c>explanation.not_of_kind</c>.
    /// </remarks>
    public static Outcome<Explained> Of(ReadOnlyMemory<byte> input, ExplainedKind? kind = null, Func<Aaguid, string?>? nameOf = null)
    {
        if (input.IsEmpty)
            return ExplanationCodes.InputEmpty;
        if (input.Length > (MayBeBlob(input.Span, kind) ? LargestInput : LargestCeremonyInput))
            return ExplanationCodes.InputTooLarge;
        if (!InputText.Read(input).TryGet(out var text, out var failure))
            return failure;
        if ((kind ?? KindGuess.Of(text)) is not { } found)
            return ExplanationCodes.KindUnrecognized;

        var root = Root(found, text, new ExplanationScope(nameOf));
        return root is null
            ? new Failure(ExplanationCodes.NotOfKind, $"{found} is not written as {text.Encoding}")
            : new Explained(found, text.Encoding, text.Remark is null ? root : root with { Meaning = text.Remark });
    }

    private static bool MayBeBlob(ReadOnlySpan<byte> input, ExplainedKind? kind) =>
        kind is ExplainedKind.MetadataBlob || (input.StartsWith("ey"u8) && input.Contains((byte)'.'));

    private static ExplainedField? Root(ExplainedKind kind, InputText text, ExplanationScope scope)
    {
        var extent = new Extent(text.Bytes);
        var json = new JsonExplanation(scope);
        var isText = text.Encoding is ExplainedEncoding.Json or ExplainedEncoding.Jws;
        return kind switch
        {
            ExplainedKind.RegistrationResponse => json.Whole("RegistrationResponseJSON", extent) with { Refusal = RegistrationResponse.Parse(extent.Span).Failure },
            ExplainedKind.AuthenticationResponse => json.Whole("AuthenticationResponseJSON", extent) with { Refusal = AuthenticationResponse.Parse(extent.Span).Failure },
            ExplainedKind.CreationOptions => json.Whole("PublicKeyCredentialCreationOptionsJSON", extent),
            ExplainedKind.RequestOptions => json.Whole("PublicKeyCredentialRequestOptionsJSON", extent),
            ExplainedKind.ClientData => json.ClientData(CollectedClientData.FieldName, extent),
            ExplainedKind.MetadataBlob => new BlobExplanation(json, scope).Of("MetadataBLOB", LossyText.Of(extent.Span)),
            _ when isText => null,
            ExplainedKind.AttestationObject => AttestationExplanation.Of(AttestationObject.FieldName, extent, scope),
            ExplainedKind.AuthenticatorData => AuthenticatorDataExplanation.Of(AuthenticatorData.FieldName, extent, scope),
            ExplainedKind.CoseKey => CoseKeyExplanation.OfWhole("COSE_Key", extent, scope),
            ExplainedKind.Certificate => CertificateExplanation.Of("Certificate", extent),
            ExplainedKind.Cbor => CborExplanation.OfWhole("CBOR", extent, scope),
            _ => CredentialId(extent),
        };
    }

    private static ExplainedField CredentialId(Extent extent) => extent.Field("credentialId", Base64UrlText.Encode(extent.Span), "base64url; only its authenticator can read it") with
    {
        Refusal = extent.Length > Limits.CredentialId ? new Failure(WebAuthnCodes.CredentialIdTooLong) : null,
    };
}
