using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Ostiary.Testing;

/// <summary>What an attestation statement is about.</summary>
internal sealed record MadeClaim(VirtualPasskey Passkey, byte[] AuthenticatorData, byte[] ClientDataHash)
{
    private const int RpIdHashLength = 32;
    private const int CredentialIdLengthAt = 53;

    public byte[] Message => [.. AuthenticatorData, .. ClientDataHash];

    public byte[] RpIdHash => AuthenticatorData[..RpIdHashLength];

    /// <summary>The credential id as it stands in the authenticator data, altered or not.</summary>
    public byte[] CredentialId =>
        AuthenticatorData.AsSpan(CredentialIdLengthAt + 2, BinaryPrimitives.ReadUInt16BigEndian(AuthenticatorData.AsSpan(CredentialIdLengthAt))).ToArray();
}

/// <summary>Writes attestation statements and the object around them (WebAuthn L3 §6.5.4 and §8).</summary>
internal static class AttestationStatements
{
    /// <summary>The format's identifier and the statement: a map, or a list of maps for <c>compound</c>.</summary>
    public static (string Format, object Statement) Make(
        AttestationStyle style, MadeClaim claim, VirtualAuthenticator authenticator, Alterations alterations) => style switch
        {
            AttestationStyle.PackedSelf => ("packed", new CborMap { { "alg", (int)claim.Passkey.Algorithm }, { "sig", claim.Passkey.Sign(claim.Message) } }),
            AttestationStyle.PackedBasic => ("packed", Packed(authenticator.Batch, claim)),
            AttestationStyle.FidoU2f => ("fido-u2f", FidoU2f(authenticator.Batch, claim)),
            AttestationStyle.Apple => ("apple", Apple(authenticator.Batch, claim)),
            AttestationStyle.Compound => ("compound", new[] { Inside("packed", Packed(authenticator.Batch, claim)), Inside("apple", Apple(authenticator.Batch, claim)) }),
            AttestationStyle.Tpm => ("tpm", authenticator.Tpm.Certify(claim.Passkey, claim.Message, alterations.Tpm ?? TpmClaims.True)),
            AttestationStyle.AndroidKey => ("android-key", authenticator.Android.Key(claim.Passkey, claim.Message)),
            AttestationStyle.AndroidSafetyNet => ("android-safetynet", authenticator.Android.SafetyNet(claim.Message)),
            _ => ("none", new CborMap()),
        };

    public static byte[] Object(string format, object statement, byte[] authenticatorData, Alterations alterations)
    {
        if (statement is CborMap map)
            alterations.AttestationStatement?.Invoke(map);
        CborMap attestation = new() { { "fmt", format }, { "attStmt", statement }, { "authData", authenticatorData } };
        alterations.AttestationObject?.Invoke(attestation);
        var bytes = attestation.Encode();
        return alterations.AttestationObjectBytes?.Invoke(bytes) ?? bytes;
    }

    private static CborMap Packed(AttestationBatch batch, MadeClaim claim) => new()
    {
        { "alg", (int)KeyAlgorithm.ES256 },
        { "sig", batch.Sign(claim.Message) },
        { "x5c", Bytes(batch.Chain) },
    };

    private static CborMap FidoU2f(AttestationBatch batch, MadeClaim claim)
    {
        var key = claim.Passkey.PublicKey;
        byte[] message = [0, .. claim.RpIdHash, .. claim.ClientDataHash, .. claim.CredentialId, 4, .. (byte[])key[-2]!, .. (byte[])key[-3]!];
        return new() { { "sig", batch.Sign(message) }, { "x5c", Bytes(batch.Chain) } };
    }

    private static CborMap Apple(AttestationBatch batch, MadeClaim claim) => new()
    {
        { "x5c", Bytes(batch.ChainFor(claim.Passkey.SubjectPublicKeyInfo, SHA256.HashData(claim.Message))) },
    };

    private static CborMap Inside(string format, CborMap statement) => new() { { "fmt", format }, { "attStmt", statement } };

    private static byte[][] Bytes(IReadOnlyList<ReadOnlyMemory<byte>> certificates) => [.. certificates.Select(certificate => certificate.ToArray())];
}
