using Ostiary.Kernel;

namespace Ostiary.WebAuthn;

/// <summary>Authenticator data and the statement about it (WebAuthn L3 §6.5).</summary>
internal sealed record AttestationObject
{
    /// <summary>What failures call the structure.</summary>
    public const string FieldName = "attestationObject";

    private const int MembersCount = 3;

    /// <summary>The identifier of the statement's format.</summary>
    public required string Format { get; init; }

    /// <summary>The statement, in the syntax of its format.</summary>
    public required CborValue Statement { get; init; }

    /// <summary>The authenticator data.</summary>
    public required AuthenticatorData AuthenticatorData { get; init; }

    /// <summary>Reads an attestation object: a map of exactly <c>fmt</c>, <c>attStmt</c> and <c>authData</c>, all of it in CTAP2's canonical form.</summary>
    /// <param name="bytes">The object.</param>
    /// <param name="tolerated">With <see cref="AttestationTolerances.AnyMemberOrder"/>, it need not be canonical, nor what is inside.</param>
    /// <remarks>
    /// Fails with <c>webauthn.attestation_object_malformed</c>, <c>webauthn.attestation_object_not_canonical</c>,
    /// <c>webauthn.authenticator_data_malformed</c> or <c>webauthn.response_too_large</c>.
    /// </remarks>
    public static Outcome<AttestationObject> Parse(ReadOnlyMemory<byte> bytes, AttestationTolerances tolerated = AttestationTolerances.None)
    {
        if (bytes.Length > Limits.AttestationObject)
            return new Failure(WebAuthnCodes.ResponseTooLarge, $"more than {Limits.AttestationObject} bytes") { Field = FieldName };

        if (!Read(bytes, tolerated).TryGet(out var value, out var failure))
            return failure with { Field = FieldName };

        if (value is not CborValue.Map map
            || map.Entries.Length != MembersCount
            || map["fmt"] is not CborValue.Text format
            || map["attStmt"] is not (CborValue.Map or CborValue.Array)
            || map["authData"] is not CborValue.Bytes authenticatorData)
        {
            return new Failure(WebAuthnCodes.AttestationObjectMalformed, "exactly a text fmt, a map attStmt and bytes authData are due")
            {
                Field = FieldName,
            };
        }

        return AuthenticatorData.Parse(authenticatorData.Value).Map(parsed => new AttestationObject
        {
            Format = format.Value,
            Statement = map["attStmt"]!,
            AuthenticatorData = parsed,
        });
    }

    private static Outcome<CborValue> Read(ReadOnlyMemory<byte> bytes, AttestationTolerances tolerated)
    {
        var plain = StrictCbor.ReadWhole(bytes, CborForm.Plain, WebAuthnCodes.AttestationObjectMalformed);
        if (!plain.Succeeded || tolerated.HasFlag(AttestationTolerances.AnyMemberOrder))
            return plain;

        // What is well formed and only spelled otherwise gets a code of its own: an operator may choose to tolerate it.
        return StrictCbor.ReadWhole(bytes, CborForm.Canonical, WebAuthnCodes.AttestationObjectNotCanonical);
    }
}
