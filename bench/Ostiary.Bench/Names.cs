namespace Ostiary.Bench;

/// <summary>What the table calls each workload.</summary>
internal static class Names
{
    public const string RawEs256 = "raw ECDsa.VerifyHash, P-256, key at hand";
    public const string RawRs256 = "raw RSA.VerifyHash, 2048 bits, key at hand";
    public const string Es256 = "assertion ES256, key read from COSE each time";
    public const string Rs256 = "assertion RS256, key read from COSE each time";
    public const string Refused = "assertion ES256, refused before any arithmetic";
    public const string KeyAlone = "import and check alone, key read from COSE each time";
    public const string None = "registration none, ES256";
    public const string Self = "registration packed self, ES256";
    public const string Chain = "registration packed, leaf and intermediate to a configured root, ES256";

    public const string BareCheck = "ECDSA_verify alone, P-256, key at hand";
    public const string KeyAndRefusal = "key read from COSE, imported, and such a refusal";
    public const string BesidesLibcrypto = "accepted, less libcrypto's ECDSA_verify of the same signature, key at hand";
    public const string BesidesDotnet = "accepted, less .NET's VerifyHash of the same signature, key at hand";
    public const string BesidesRefusal = "refused before any arithmetic, less ECDSA_verify refusing the same, key at hand";
    public const string BesidesImport = "the same, less reading and importing the key as well";

    public const string ByIdentity = ", ASP.NET Core Identity";
    public const string BySimple = ", SimpleWebAuthn";
}
