namespace Ostiary.Accounts;

/// <summary>Who vouches for a passkey's authenticator, as seen when the passkey was registered. Later news of a model or a root changes nothing here.</summary>
public sealed record PasskeyAttestation
{
    public required VoucherKind Kind { get; init; }

    public required VoucherTrust Trust { get; init; }

    /// <summary>SHA-256 of the anchor in DER that the certificates lead to, in lower-case hexadecimal; of a compound statement, that of its first part. Null without an anchor.</summary>
    public string? Anchor { get; init; }

    /// <summary>Serial number of the metadata BLOB that named the anchor; null unless <see cref="Trust"/> is <see cref="VoucherTrust.Metadata"/>.</summary>
    public long? MetadataNumber { get; init; }
}

/// <summary>What kind of voucher an attestation is (WebAuthn L3 §6.5.3).</summary>
public enum VoucherKind
{
    /// <summary>Nobody vouches for anything.</summary>
    None,

    /// <summary>The new key signed for itself.</summary>
    Self,

    /// <summary>The key of a batch of authenticators signed.</summary>
    Basic,

    /// <summary>An authority certified a key of this one authenticator.</summary>
    AttCa,

    /// <summary>An authority certified this one credential.</summary>
    AnonCa,
}

/// <summary>On whose word a voucher was believed.</summary>
public enum VoucherTrust
{
    /// <summary>Nobody vouches, and nobody was asked to.</summary>
    NotAsked,

    /// <summary>Certificates came along that lead to nobody who is trusted here: they may be self-made.</summary>
    Unverified,

    /// <summary>They lead to a root that was configured by hand, for the relying party or for the whole server.</summary>
    Anchor,

    /// <summary>They lead to a root that the FIDO Metadata Service names for the model.</summary>
    Metadata,
}

/// <summary>How vouchers are stored and shown.</summary>
public static class VoucherText
{
    public static string Of(VoucherKind kind) => kind switch
    {
        VoucherKind.None => "none",
        VoucherKind.Self => "self",
        VoucherKind.Basic => "basic",
        VoucherKind.AttCa => "attca",
        VoucherKind.AnonCa => "anonca",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    public static string Of(VoucherTrust trust) => trust switch
    {
        VoucherTrust.NotAsked => "not_asked",
        VoucherTrust.Unverified => "unverified",
        VoucherTrust.Anchor => "anchor",
        VoucherTrust.Metadata => "metadata",
        _ => throw new ArgumentOutOfRangeException(nameof(trust)),
    };

    internal static VoucherKind ReadKind(string text) => text switch
    {
        "none" => VoucherKind.None,
        "self" => VoucherKind.Self,
        "basic" => VoucherKind.Basic,
        "attca" => VoucherKind.AttCa,
        "anonca" => VoucherKind.AnonCa,
        _ => throw new InvalidOperationException($"The stored attestation type '{text}' is not known to this build."),
    };

    internal static VoucherTrust ReadTrust(string text) => text switch
    {
        "not_asked" => VoucherTrust.NotAsked,
        "unverified" => VoucherTrust.Unverified,
        "anchor" => VoucherTrust.Anchor,
        "metadata" => VoucherTrust.Metadata,
        _ => throw new InvalidOperationException($"The stored attestation trust '{text}' is not known to this build."),
    };
}
