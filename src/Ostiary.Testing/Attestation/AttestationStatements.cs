namespace Ostiary.Testing;

/// <summary>Writes attestation statements and the object around them (WebAuthn L3 §6.5.4, §8.2, §8.3, §8.7).</summary>
internal static class AttestationStatements
{
    public static (string Format, CborMap Statement) Make(AttestationStyle style, VirtualPasskey passkey, VirtualAuthenticator authenticator, byte[] message, Alterations alterations) => style switch
    {
        AttestationStyle.PackedSelf => ("packed", new() { { "alg", (int)passkey.Algorithm }, { "sig", passkey.Sign(message) } }),
        AttestationStyle.PackedBasic => ("packed", Basic(authenticator.Batch, message)),
        AttestationStyle.Tpm => ("tpm", authenticator.Tpm.Certify(passkey, message, alterations.Tpm ?? TpmClaims.True)),
        _ => ("none", []),
    };

    public static byte[] Object(string format, CborMap statement, byte[] authenticatorData, Alterations alterations)
    {
        alterations.AttestationStatement?.Invoke(statement);
        CborMap attestation = new() { { "fmt", format }, { "attStmt", statement }, { "authData", authenticatorData } };
        alterations.AttestationObject?.Invoke(attestation);
        var bytes = attestation.Encode();
        return alterations.AttestationObjectBytes?.Invoke(bytes) ?? bytes;
    }

    private static CborMap Basic(AttestationBatch batch, byte[] message) => new()
    {
        { "alg", (int)KeyAlgorithm.ES256 },
        { "sig", batch.Sign(message) },
        { "x5c", batch.Chain.Select(certificate => certificate.ToArray()).ToArray() },
    };
}
