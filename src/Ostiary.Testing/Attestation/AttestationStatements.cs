namespace Ostiary.Testing;

/// <summary>Writes attestation statements and the object around them (WebAuthn L3 §6.5.4, §8.2, §8.7).</summary>
internal static class AttestationStatements
{
    public static (string Format, CborMap Statement) Make(AttestationStyle style, VirtualPasskey passkey, Func<AttestationBatch> batch, byte[] message, Func<AndroidStatements> android) => style switch
    {
        AttestationStyle.PackedSelf => ("packed", new() { { "alg", (int)passkey.Algorithm }, { "sig", passkey.Sign(message) } }),
        AttestationStyle.PackedBasic => ("packed", Basic(batch(), message)),
        AttestationStyle.AndroidKey => ("android-key", android().Key(passkey, message)),
        AttestationStyle.AndroidSafetyNet => ("android-safetynet", android().SafetyNet(message)),
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
