using System.Buffers.Binary;
using System.Globalization;
using Ostiary.Kernel;

namespace Ostiary.WebAuthn;

/// <summary>Shows authenticator data (WebAuthn L3 §6.1).</summary>
internal static class AuthenticatorDataExplanation
{
    private const int AaguidLength = 16;
    private const int Sha256Length = 32;

    private static readonly (int Bit, string Name, string Meaning)[] Flags =
    [
        (0, "UserPresent", "UP, bit 0: the authenticator tested that a person was there"),
        (1, "RFU1", "bit 1: reserved"),
        (2, "UserVerified", "UV, bit 2: the authenticator verified the user"),
        (3, "BackupEligible", "BE, bit 3: the credential may be backed up or synced"),
        (4, "BackedUp", "BS, bit 4: the credential is backed up now"),
        (5, "RFU2", "bit 5: reserved"),
        (6, "AttestedCredentialData", "AT, bit 6: a new credential is included"),
        (7, "ExtensionData", "ED, bit 7: extension outputs are included"),
    ];

    /// <summary>Shows bytes that should be exactly the authenticator data.</summary>
    public static ExplainedField Of(string name, Extent extent, ExplanationScope scope)
    {
        var cursor = new ExtentCursor(extent);
        cursor.Take("rpIdHash", Sha256Length, taken => taken.HexField("rpIdHash", "SHA-256 of the RP ID"));
        var flags = cursor.Take("flags", 1, FlagsField) is { Span: [var taken] } ? (AuthenticatorFlags)taken : AuthenticatorFlags.None;
        cursor.Take("signCount", sizeof(uint), SignCountField);
        if (flags.HasFlag(AuthenticatorFlags.AttestedCredentialIncluded) && !cursor.IsCutOff)
            AddAttestedCredential(cursor, scope);
        if (flags.HasFlag(AuthenticatorFlags.ExtensionsIncluded) && !cursor.IsCutOff)
            AddExtensions(cursor, scope);

        cursor.End();
        return extent.Field(name, value: null) with { Parts = cursor.Fields, Refusal = RefusalOf(extent) };
    }

    private static Failure? RefusalOf(Extent extent) =>
        AuthenticatorData.Parse(extent.Memory).TryGet(out var parsed, out var failure)
            ? AuthenticatorDataRules.BackedUpImpliesBackupEligible(parsed)
            : failure;

    private static ExplainedField FlagsField(Extent extent)
    {
        var value = extent.Span[0];
        return extent.Field("flags", string.Create(CultureInfo.InvariantCulture, $"0x{value:x2}")) with
        {
            Parts = [.. Flags.Where(flag => IsSet(flag.Bit) || !IsReserved(flag.Name)).Select(flag => new ExplainedField(flag.Name, IsSet(flag.Bit) ? "true" : "false", flag.Meaning))],
        };

        bool IsSet(int bit) => ((value >> bit) & 1) == 1;

        static bool IsReserved(string name) => name.StartsWith("RFU", StringComparison.Ordinal);
    }

    private static ExplainedField SignCountField(Extent extent)
    {
        var count = BinaryPrimitives.ReadUInt32BigEndian(extent.Span);
        return extent.Field("signCount", count.ToString(CultureInfo.InvariantCulture), count == 0 ? "this authenticator may not count" : null);
    }

    private static void AddAttestedCredential(ExtentCursor outer, ExplanationScope scope)
    {
        var cursor = new ExtentCursor(outer.Rest);
        var start = outer.Rest;
        cursor.Take("aaguid", AaguidLength, taken => AaguidField(taken, scope));
        var length = cursor.Take("credentialIdLength", sizeof(ushort), CredentialIdLengthField);
        cursor.Take("credentialId", length is { } given ? BinaryPrimitives.ReadUInt16BigEndian(given.Span) : 0, CredentialIdField);
        if (!cursor.IsCutOff)
        {
            var (key, keyLength) = CoseKeyExplanation.OfFirst("credentialPublicKey", cursor.Rest, scope);
            cursor.Add(key, keyLength);
        }

        var taken = start.Length - cursor.Rest.Length;
        outer.Add(start.Part(0, taken).Field("attestedCredentialData", value: null) with { Parts = cursor.Fields }, taken);
    }

    private static void AddExtensions(ExtentCursor outer, ExplanationScope scope)
    {
        var node = LenientCbor.Read(outer.Rest, scope);
        outer.Add(ExtensionOutputsExplanation.Of("extensions", node), node.Extent.Length);
    }

    private static ExplainedField AaguidField(Extent extent, ExplanationScope scope)
    {
        var aaguid = new Aaguid(extent.Span);
        return extent.Field(
            "aaguid",
            aaguid.ToString(),
            aaguid.IsZero ? "the authenticator does not tell its model" : scope.NameOf(aaguid) ?? "a model that no list here knows");
    }

    private static ExplainedField CredentialIdLengthField(Extent extent) =>
        extent.Field("credentialIdLength", BinaryPrimitives.ReadUInt16BigEndian(extent.Span).ToString(CultureInfo.InvariantCulture));

    private static ExplainedField CredentialIdField(Extent extent) =>
        extent.Field("credentialId", Base64UrlText.Encode(extent.Span), "base64url");
}
