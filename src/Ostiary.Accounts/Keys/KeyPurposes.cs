namespace Ostiary.Accounts;

/// <summary>How purposes are stored.</summary>
internal static class KeyPurposes
{
    public static readonly IReadOnlyList<KeyPurpose> All = [KeyPurpose.CeremonySeal, KeyPurpose.CredentialMac, KeyPurpose.Decoy, KeyPurpose.Pseudonym];

    public static string Text(KeyPurpose purpose) => purpose switch
    {
        KeyPurpose.CeremonySeal => "ceremony_seal",
        KeyPurpose.CredentialMac => "credential_mac",
        KeyPurpose.Decoy => "decoy",
        KeyPurpose.Pseudonym => "pseudonym",
        _ => throw new ArgumentOutOfRangeException(nameof(purpose), purpose, message: null),
    };
}
