namespace Ostiary.Bench;

/// <summary>What the table calls each workload.</summary>
internal static class Names
{
    public const string RawEs256 = "raw ECDsa.VerifyHash, P-256, key at hand";
    public const string RawRs256 = "raw RSA.VerifyHash, 2048 bits, key at hand";
    public const string Es256 = "assertion ES256, key read from COSE each time";
    public const string Rs256 = "assertion RS256, key read from COSE each time";
    public const string BesidesSignature = "everything of an assertion but the signature";
    public const string KeyAlone = "import and check alone, key read from COSE each time";
    public const string None = "registration none, ES256";
    public const string Self = "registration packed self, ES256";
    public const string Chain = "registration packed, leaf and intermediate to a configured root, ES256";

    public const string ByIdentity = ", ASP.NET Core Identity";
    public const string BySimple = ", SimpleWebAuthn";
}
