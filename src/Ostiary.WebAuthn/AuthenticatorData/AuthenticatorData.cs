using Ostiary.Kernel;

namespace Ostiary.WebAuthn;

/// <summary>What the authenticator claims, in the bytes that it signed (WebAuthn L3 §6.1).</summary>
internal sealed record AuthenticatorData
{
    /// <summary>What failures call the structure.</summary>
    public const string FieldName = "authenticatorData";

    private const int Sha256Length = 32;
    private const int AaguidLength = 16;

    /// <summary>The bytes as signed.</summary>
    public required ReadOnlyMemory<byte> Encoded { get; init; }

    /// <summary>SHA-256 of the RP ID that the credential is scoped to.</summary>
    public required ReadOnlyMemory<byte> RpIdHash { get; init; }

    /// <summary>The flags as they stand.</summary>
    public required AuthenticatorFlags Flags { get; init; }

    /// <summary>The signature counter.</summary>
    public required uint SignCount { get; init; }

    /// <summary>The new credential; null when none is included.</summary>
    public required AttestedCredential? AttestedCredential { get; init; }

    /// <summary>The authenticator's extension outputs; empty when none are included.</summary>
    public required AuthenticatorExtensionOutputs Extensions { get; init; }

    /// <summary>The authenticator tested that a person was there.</summary>
    public bool UserPresent => Flags.HasFlag(AuthenticatorFlags.UserPresent);

    /// <summary>The authenticator verified the user.</summary>
    public bool UserVerified => Flags.HasFlag(AuthenticatorFlags.UserVerified);

    /// <summary>The credential may be backed up.</summary>
    public bool BackupEligible => Flags.HasFlag(AuthenticatorFlags.BackupEligible);

    /// <summary>The credential is backed up.</summary>
    public bool BackedUp => Flags.HasFlag(AuthenticatorFlags.BackedUp);

    /// <summary>Reads authenticator data to its last byte.</summary>
    /// <remarks>Fails with <c>webauthn.authenticator_data_malformed</c> or <c>webauthn.response_too_large</c>.</remarks>
    public static Outcome<AuthenticatorData> Parse(ReadOnlyMemory<byte> bytes)
    {
        if (bytes.Length > Limits.AuthenticatorData)
            return new Failure(WebAuthnCodes.ResponseTooLarge, $"more than {Limits.AuthenticatorData} bytes") { Field = FieldName };

        var cursor = new ByteCursor(bytes.Span);
        cursor.Take(Sha256Length);
        var flags = (AuthenticatorFlags)cursor.TakeByte();
        var signCount = cursor.TakeUInt32();
        if (cursor.Overran)
            return Malformed($"{bytes.Length} bytes; at least 37 expected", bytes.Length);

        var attested = default(AttestedCredential);
        if (flags.HasFlag(AuthenticatorFlags.AttestedCredentialIncluded)
            && !TakeAttestedCredential(bytes, ref cursor).TryGet(out attested, out var failure))
        {
            return failure;
        }

        var extensions = AuthenticatorExtensionOutputs.None;
        if (flags.HasFlag(AuthenticatorFlags.ExtensionsIncluded)
            && !TakeExtensions(bytes, ref cursor).TryGet(out extensions, out failure))
        {
            return failure;
        }

        return cursor.Remaining > 0
            ? Malformed("bytes after the last structure that the flags announce", cursor.Position)
            : new AuthenticatorData
            {
                Encoded = bytes,
                RpIdHash = bytes[..Sha256Length],
                Flags = flags,
                SignCount = signCount,
                AttestedCredential = attested,
                Extensions = extensions,
            };
    }

    /// <summary>True when the credential is scoped to this RP ID, or to this AppID of the older U2F (WebAuthn L3 §10.1.1).</summary>
    public bool IsScopedTo(string rpId) => RpIdHash.Span.SequenceEqual(ScopeHash.Of(rpId));

    private static Outcome<AttestedCredential?> TakeAttestedCredential(ReadOnlyMemory<byte> bytes, ref ByteCursor cursor)
    {
        var aaguid = cursor.Take(AaguidLength);
        var id = cursor.Take(cursor.TakeUInt16());
        if (cursor.Overran || id.Length == 0)
            return Malformed("attested credential data is announced and not there", cursor.Position);

        var idEnd = cursor.Position;
        if (!TakeMap(bytes, ref cursor).TryGet(out _, out var failure))
            return failure;

        return new AttestedCredential
        {
            Aaguid = new Aaguid(aaguid),
            Id = bytes[(idEnd - id.Length)..idEnd],
            PublicKey = bytes[idEnd..cursor.Position],
        };
    }

    private static Outcome<AuthenticatorExtensionOutputs> TakeExtensions(ReadOnlyMemory<byte> bytes, ref ByteCursor cursor) =>
        TakeMap(bytes, ref cursor).Then(AuthenticatorExtensionOutputs.Of);

    private static Outcome<CborValue.Map> TakeMap(ReadOnlyMemory<byte> bytes, ref ByteCursor cursor)
    {
        var start = cursor.Position;
        if (!StrictCbor.ReadFirst(bytes[start..], CborForm.Plain, WebAuthnCodes.AuthenticatorDataMalformed).TryGet(out var item, out var failure))
            return failure with { Field = FieldName, Offset = start + failure.Offset };

        cursor.Take(item.Length);
        return item.Value is CborValue.Map map ? map : Malformed("a CBOR map is due here", start);
    }

    private static Failure Malformed(string detail, int offset) =>
        new(WebAuthnCodes.AuthenticatorDataMalformed, detail) { Field = FieldName, Offset = offset };
}
