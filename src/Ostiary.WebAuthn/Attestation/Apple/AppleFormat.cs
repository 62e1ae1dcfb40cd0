using System.Formats.Asn1;
using System.Security.Cryptography;
using Ostiary.Kernel;

namespace Ostiary.WebAuthn;

/// <summary>Apple's anonymous format (WebAuthn L3 §8.8): an authority certifies the new key itself, and binds the certificate to the ceremony by a nonce.</summary>
internal sealed class AppleFormat : IAttestationFormat
{
    private const string NonceOid = "1.2.840.113635.100.8.2";
    private static readonly Asn1Tag NonceTag = new(TagClass.ContextSpecific, 1, isConstructed: true);

    /// <inheritdoc/>
    public string Identifier => "apple";

    /// <inheritdoc/>
    /// <remarks>
    /// Fails with one of the <c>webauthn.attestation_…</c> codes: <c>webauthn.attestation_nonce_mismatch</c> when the certificate was made for another
    /// ceremony, <c>webauthn.attestation_key_mismatch</c> when it is for another key. Nothing is signed here but the certificates.
    /// </remarks>
    public Outcome<AttestationResult> Verify(AttestationClaim claim)
    {
        var members = new StatementMembers(claim.Statement);
        var encoded = members.Certificates();
        if (members.End() is { } malformed)
            return malformed;

        if (!CertificateList.Read(encoded).TryGet(out var certificates, out var failure))
            return failure;

        var broken = NonceIsOfThisCeremony(certificates.Leaf, claim)
            ?? KeyIsTheCredentials(certificates.Leaf, claim)
            ?? certificates.AllAreInForce(claim.At);

        return broken is not null
            ? broken
            : new AttestationResult { Format = Identifier, Type = AttestationType.AnonCa, TrustPath = encoded, Certificates = certificates };
    }

    private static Failure? NonceIsOfThisCeremony(AttestationCertificate leaf, AttestationClaim claim)
    {
        if (leaf.ExtensionsOf(NonceOid) is not [var extension] || NonceOf(extension.RawData) is not { } nonce)
            return new(WebAuthnCodes.AttestationCertificateUnsuitable, $"one extension {NonceOid} with a nonce is due");

        return nonce.AsSpan().SequenceEqual(SHA256.HashData(claim.SignedBytes())) ? null : new(WebAuthnCodes.AttestationNonceMismatch);
    }

    private static Failure? KeyIsTheCredentials(AttestationCertificate leaf, AttestationClaim claim) =>
        leaf.Key.Is(claim.CredentialKey) ? null : new(WebAuthnCodes.AttestationKeyMismatch);

    // SEQUENCE { [1] EXPLICIT OCTET STRING }
    private static byte[]? NonceOf(byte[] encoded)
    {
        try
        {
            var outer = new AsnReader(encoded, AsnEncodingRules.DER);
            var sequence = outer.ReadSequence();
            var tagged = sequence.ReadSequence(NonceTag);
            var nonce = tagged.ReadOctetString();
            tagged.ThrowIfNotEmpty();
            sequence.ThrowIfNotEmpty();
            outer.ThrowIfNotEmpty();
            return nonce;
        }
        catch (AsnContentException)
        {
            return null;
        }
    }
}
