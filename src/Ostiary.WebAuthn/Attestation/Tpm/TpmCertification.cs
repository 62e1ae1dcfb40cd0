using Ostiary.Kernel;

namespace Ostiary.WebAuthn;

/// <summary>A TPM's word that it holds a key (TPMS_ATTEST of type TPM_ST_ATTEST_CERTIFY, TPM 2.0 Part 2 §10.12).</summary>
/// <param name="ExtraData">What the TPM was asked to sign along.</param>
/// <param name="Name">What it calls the key.</param>
internal sealed record TpmCertification(ReadOnlyMemory<byte> ExtraData, ReadOnlyMemory<byte> Name)
{
    private const string FieldName = "attestationObject.attStmt.certInfo";
    private const uint GeneratedValue = 0xFF544347;
    private const ushort AttestCertify = 0x8017;

    /// <summary>The longest name or nonce of a TPM: the number of a hash, and 64 bytes.</summary>
    private const int MostNameBytes = 66;

    /// <summary>clock, resetCount, restartCount and safe (TPMS_CLOCK_INFO, TPM 2.0 Part 2 §10.11.1).</summary>
    private const int ClockBytes = 17;

    private const int FirmwareVersionBytes = 8;

    /// <summary>Reads a certification to its last byte.</summary>
    /// <remarks>Fails with <c>webauthn.attestation_tpm_not_certified</c>: also for what a TPM did not generate, and for its word on something else.</remarks>
    public static Outcome<TpmCertification> Parse(ReadOnlySpan<byte> bytes)
    {
        var cursor = new ByteCursor(bytes);
        if ((TpmGenerated(cursor.TakeUInt32()) ?? TypeIsCertify(cursor.TakeUInt16())) is { } broken)
            return broken;

        // Signer, clock and firmware may be obscured by the TPM; they are for risk engines (WebAuthn L3 §8.3), and read for their length only.
        cursor.TakeSized(MostNameBytes);
        var extraData = cursor.TakeSized(MostNameBytes).ToArray();
        cursor.Take(ClockBytes + FirmwareVersionBytes);
        var name = cursor.TakeSized(MostNameBytes).ToArray();
        cursor.TakeSized(MostNameBytes);

        return cursor is { Overran: false, Remaining: 0 }
            ? new TpmCertification(extraData, name)
            : NotCertified("the lengths in it do not add up", cursor.Position);
    }

    private static Failure? TpmGenerated(uint magic) =>
        magic == GeneratedValue ? null : NotCertified($"magic 0x{magic:X8}; TPM_GENERATED_VALUE is due", 0);

    private static Failure? TypeIsCertify(ushort type) =>
        type == AttestCertify ? null : NotCertified($"type 0x{type:X4}; TPM_ST_ATTEST_CERTIFY is due", sizeof(uint));

    private static Failure NotCertified(string detail, int offset) =>
        new(WebAuthnCodes.AttestationTpmNotCertified, detail) { Field = FieldName, Offset = offset };
}
