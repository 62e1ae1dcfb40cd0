using Ostiary.Accounts;
using Ostiary.Kernel;
using Ostiary.Metadata;

namespace Ostiary.Pages.Account;

/// <summary>One passkey, as its owner recognizes it.</summary>
public sealed record PasskeyLine
{
    public required PasskeyId Id { get; init; }

    public required string Name { get; init; }

    /// <summary>What its AAGUID suggests, such as a password manager's name: a hint, never proof; null when unknown.</summary>
    public string? ProviderHint { get; init; }

    public required Residence Residence { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public string? CreatedWhere { get; init; }

    public DateTimeOffset? LastUsedAt { get; init; }

    public string? LastUsedWhere { get; init; }

    /// <summary>A stored passkey as a line.</summary>
    public static PasskeyLine Of(Passkey passkey) => new()
    {
        Id = passkey.Id,
        Name = passkey.Name,
        ProviderHint = AaguidDirectory.Find(passkey.Aaguid)?.Name,
        Residence = ResidenceOf(passkey),
        CreatedAt = passkey.CreatedAt,
        CreatedWhere = passkey.CreatedWhere,
        LastUsedAt = passkey.LastUsedAt,
        LastUsedWhere = passkey.LastUsedWhere,
    };

    private static Residence ResidenceOf(Passkey passkey) =>
        passkey.BackupEligible == true ? Residence.Synced
        : passkey.Transports.Contains("internal") || passkey.Transports.Contains("hybrid") ? Residence.OneDevice
        : passkey.Transports.Count > 0 ? Residence.SecurityKey
        : Residence.OneDevice;
}

/// <summary>Where a passkey lives, as far as its flags and transports say.</summary>
public enum Residence
{
    /// <summary>A provider keeps it in step between the person's devices.</summary>
    Synced,

    /// <summary>It cannot leave the device that made it.</summary>
    OneDevice,

    /// <summary>It cannot leave a security key.</summary>
    SecurityKey,
}
