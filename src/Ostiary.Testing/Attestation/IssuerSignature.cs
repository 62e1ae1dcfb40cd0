using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Ostiary.Testing;

/// <summary>Signs certificates with any of the kit's keys, each with the hash of its algorithm (RFC 5758, RFC 4055, RFC 8410).</summary>
internal sealed class IssuerSignature(KeyAlgorithm algorithm, CredentialKey key) : X509SignatureGenerator
{
    private const string PssOid = "1.2.840.113549.1.1.10";
    private const string MaskFunctionOid = "1.2.840.113549.1.1.8";

    /// <inheritdoc/>
    public override byte[] SignData(byte[] data, HashAlgorithmName hashAlgorithm) => key.Sign(data);

    /// <inheritdoc/>
    protected override PublicKey BuildPublicKey() => PublicKey.CreateFromSubjectPublicKeyInfo(key.SubjectPublicKeyInfo, out _);

    /// <inheritdoc/>
    public override byte[] GetSignatureAlgorithmIdentifier(HashAlgorithmName hashAlgorithm)
    {
        var der = new AsnWriter(AsnEncodingRules.DER);
        using (der.PushSequence())
        {
            der.WriteObjectIdentifier(Oid());
            if (algorithm is KeyAlgorithm.RS256 or KeyAlgorithm.RS384 or KeyAlgorithm.RS512)
                der.WriteNull();
            else if (Oid() == PssOid)
                WritePss(der);
        }

        return der.Encode();
    }

    private string Oid() => algorithm switch
    {
        KeyAlgorithm.ES256 or KeyAlgorithm.ESP256 or KeyAlgorithm.ES256K => "1.2.840.10045.4.3.2",
        KeyAlgorithm.ES384 or KeyAlgorithm.ESP384 => "1.2.840.10045.4.3.3",
        KeyAlgorithm.ES512 or KeyAlgorithm.ESP512 => "1.2.840.10045.4.3.4",
        KeyAlgorithm.RS256 => "1.2.840.113549.1.1.11",
        KeyAlgorithm.RS384 => "1.2.840.113549.1.1.12",
        KeyAlgorithm.RS512 => "1.2.840.113549.1.1.13",
        KeyAlgorithm.Ed25519 or KeyAlgorithm.FullySpecifiedEd25519 => "1.3.101.112",
        KeyAlgorithm.Ed448 => "1.3.101.113",
        _ => PssOid,
    };

    private void WritePss(AsnWriter der)
    {
        var (hash, saltBytes) = algorithm switch
        {
            KeyAlgorithm.PS384 => ("2.16.840.1.101.3.4.2.2", 48),
            KeyAlgorithm.PS512 => ("2.16.840.1.101.3.4.2.3", 64),
            _ => ("2.16.840.1.101.3.4.2.1", 32),
        };
        using var parameters = der.PushSequence();
        using (der.PushSequence(Tag(0)))
            WriteHash(der, hash);
        using (der.PushSequence(Tag(1)))
        using (der.PushSequence())
        {
            der.WriteObjectIdentifier(MaskFunctionOid);
            WriteHash(der, hash);
        }

        using (der.PushSequence(Tag(2)))
            der.WriteInteger(saltBytes);
    }

    private static Asn1Tag Tag(int number) => new(TagClass.ContextSpecific, number);

    private static void WriteHash(AsnWriter der, string oid)
    {
        using var hash = der.PushSequence();
        der.WriteObjectIdentifier(oid);
        der.WriteNull();
    }
}
