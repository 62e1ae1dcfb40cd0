using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Ostiary.Testing;

/// <summary>A name and key that issue certificates, and the certificate that says so. Issues whatever it is asked to, lawful or not.</summary>
internal sealed record CertificateIssuer(X500DistinguishedName Name, CredentialKey Key, KeyAlgorithm Algorithm, byte[] Certificate)
{
    private const int UsualVersion = 3;

    /// <summary>The certificate of an authority, issued by another or by itself.</summary>
    public static CertificateIssuer Make(
        CertificateIssuer? issuer, AuthorityCertificate wanted, string subject, CredentialKey key, byte[] serialNumber, IEnumerable<X509Extension>? more = null)
    {
        var own = new CertificateIssuer(new(wanted.Subject ?? subject), key, wanted.Algorithm, []);
        return own with { Certificate = (issuer ?? own).Issue(own.Name, key.SubjectPublicKeyInfo, (wanted.ValidFrom, wanted.ValidUntil), [.. Extensions(wanted), .. more ?? []], serialNumber) };
    }

    /// <summary>A certificate in DER for a name and a key.</summary>
    public byte[] Issue(
        X500DistinguishedName subject, byte[] subjectPublicKeyInfo, (DateTimeOffset From, DateTimeOffset Until) validity,
        IEnumerable<X509Extension> extensions, byte[] serialNumber, int version = UsualVersion)
    {
        var request = new CertificateRequest(subject, PublicKey.CreateFromSubjectPublicKeyInfo(subjectPublicKeyInfo, out _), HashAlgorithmName.SHA256);
        foreach (var extension in extensions)
            request.CertificateExtensions.Add(extension);

        // Serial numbers are positive.
        serialNumber[0] = (byte)((serialNumber[0] & 0x7F) | 0x40);
        using var certificate = request.Create(Name, new IssuerSignature(Algorithm, Key), validity.From, validity.Until, serialNumber);
        return version == UsualVersion ? certificate.RawData : WithVersion(version, certificate.RawData, Key);
    }

    private static IEnumerable<X509Extension> Extensions(AuthorityCertificate wanted)
    {
        if (wanted.IsAuthority is { } authority)
            yield return new X509BasicConstraintsExtension(authority, wanted.PathLength is not null, wanted.PathLength ?? 0, critical: true);
        if (wanted.MaySignCertificates is { } signs)
            yield return new X509KeyUsageExtension(X509KeyUsageFlags.CrlSign | (signs ? X509KeyUsageFlags.KeyCertSign : X509KeyUsageFlags.None), critical: true);
        if (wanted.UnknownCriticalExtension is { } oid)
            yield return new X509Extension(oid, [0x05, 0x00], critical: true);
    }

    // .NET issues nothing but version 3: write the number over, which stands first, and sign again.
    private static byte[] WithVersion(int version, byte[] certificate, CredentialKey issuerKey)
    {
        var parts = new AsnReader(certificate, AsnEncodingRules.DER).ReadSequence();
        var signed = parts.ReadEncodedValue().ToArray();
        var algorithm = parts.ReadEncodedValue();
        var body = new AsnReader(signed, AsnEncodingRules.DER).ReadSequence();
        var headLength = signed.Length - Remaining(body);
        signed[headLength + 4] = (byte)(version - 1);

        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteEncodedValue(signed);
            writer.WriteEncodedValue(algorithm.Span);
            writer.WriteBitString(issuerKey.Sign(signed));
        }

        return writer.Encode();
    }

    private static int Remaining(AsnReader reader)
    {
        var length = 0;
        while (reader.HasData)
            length += reader.ReadEncodedValue().Length;

        return length;
    }
}
