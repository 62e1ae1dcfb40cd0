using System.Formats.Asn1;
using Ostiary.Kernel;

namespace Ostiary.WebAuthn;

/// <summary>Who answers for what is said of an Android key (Android key attestation, schema SecurityLevel).</summary>
internal enum KeySecurityLevel
{
    /// <summary>The Android system.</summary>
    Software = 0,

    /// <summary>The trusted execution environment.</summary>
    TrustedEnvironment = 1,

    /// <summary>A secure element.</summary>
    StrongBox = 2,
}

/// <summary>The certificate extension in which Android describes a key (WebAuthn L3 §8.4.1; Android key attestation, schema KeyDescription).</summary>
internal sealed record KeyDescription
{
    /// <summary>The extension's object identifier.</summary>
    public const string Oid = "1.3.6.1.4.1.11129.2.1.17";

    /// <summary>The version of the schema: 1 to 4 for Keymaster, 100 and more for KeyMint.</summary>
    public required int AttestationVersion { get; init; }

    /// <summary>Who wrote the description.</summary>
    public required KeySecurityLevel AttestationSecurityLevel { get; init; }

    /// <summary>The version of Keymaster or KeyMint that keeps the key.</summary>
    public required int KeymasterVersion { get; init; }

    /// <summary>Who keeps the key.</summary>
    public required KeySecurityLevel KeymasterSecurityLevel { get; init; }

    /// <summary>What was given when the key was made, so that the description cannot be older.</summary>
    public required ReadOnlyMemory<byte> AttestationChallenge { get; init; }

    /// <summary>What the Android system sees to.</summary>
    public required AuthorizationList SoftwareEnforced { get; init; }

    /// <summary>What the trusted execution environment or the secure element sees to.</summary>
    public required AuthorizationList TeeEnforced { get; init; }

    /// <summary>Finds and reads the description of the first certificate's key.</summary>
    /// <remarks>
    /// Fails with <c>webauthn.attestation_certificate_unsuitable</c> when it is missing, stands twice or is malformed, or when a later certificate
    /// has one too: that one belongs to a key which Android attested, and whose holder then issued certificates as they pleased.
    /// </remarks>
    public static Outcome<KeyDescription> Of(CertificateList certificates)
    {
        if (certificates.Certificates.Skip(1).Any(authority => authority.ExtensionsOf(Oid).Count > 0))
            return Unsuitable("an authority's certificate describes an attested key");

        return certificates.Leaf.ExtensionsOf(Oid) is [var only]
            ? Read(only.RawData)
            : Unsuitable("one key description is due");
    }

    /// <summary>Reads a description: DER, each member of the schema's type, nothing after the last.</summary>
    /// <remarks>Fails with <c>webauthn.attestation_certificate_unsuitable</c>.</remarks>
    public static Outcome<KeyDescription> Read(ReadOnlyMemory<byte> der)
    {
        try
        {
            var outer = new AsnReader(der, AsnEncodingRules.DER);
            var members = outer.ReadSequence();
            outer.ThrowIfNotEmpty();
            return ReadMembers(members);
        }
        catch (AsnContentException)
        {
            return Unsuitable("the key description is malformed");
        }
    }

    private static KeyDescription ReadMembers(AsnReader members)
    {
        var attestationVersion = ReadVersion(members);
        var attestationSecurityLevel = ReadLevel(members);
        var keymasterVersion = ReadVersion(members);
        var keymasterSecurityLevel = ReadLevel(members);
        var challenge = members.ReadOctetString();
        members.ReadOctetString(); // uniqueId, which only applications of the system may ask for
        var description = new KeyDescription
        {
            AttestationVersion = attestationVersion,
            AttestationSecurityLevel = attestationSecurityLevel,
            KeymasterVersion = keymasterVersion,
            KeymasterSecurityLevel = keymasterSecurityLevel,
            AttestationChallenge = challenge,
            SoftwareEnforced = AuthorizationList.Read(members),
            TeeEnforced = AuthorizationList.Read(members),
        };
        members.ThrowIfNotEmpty();
        return description;
    }

    private static int ReadVersion(AsnReader members) =>
        members.TryReadInt32(out var version) && version >= 0 ? version : throw new AsnContentException("A version from 0 on is due.");

    private static KeySecurityLevel ReadLevel(AsnReader members)
    {
        var level = members.ReadEnumeratedValue<KeySecurityLevel>();
        return Enum.IsDefined(level) ? level : throw new AsnContentException("A level from 0 to 2 is due.");
    }

    private static Failure Unsuitable(string detail) => new(WebAuthnCodes.AttestationCertificateUnsuitable, detail);
}
