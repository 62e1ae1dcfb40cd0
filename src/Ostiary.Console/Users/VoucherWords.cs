using System.Globalization;
using Ostiary.Accounts;

namespace Ostiary.Console.Users;

/// <summary>Who vouches for a passkey's authenticator, in words for an administrator.</summary>
public static class VoucherWords
{
    /// <summary>On whose word the authenticator's model was believed.</summary>
    public static string Of(PasskeyAttestation? attestation) => attestation switch
    {
        null => "Not known: registered before this was kept",
        { Trust: VoucherTrust.Metadata, MetadataNumber: { } number } =>
            string.Create(CultureInfo.InvariantCulture, $"FIDO metadata, number {number}"),
        { Trust: VoucherTrust.Metadata } => "FIDO metadata",
        { Trust: VoucherTrust.Anchor } => "A root that is configured here",
        { Trust: VoucherTrust.Unverified } => "Certificates that lead to nobody who is trusted here",
        { Kind: VoucherKind.Self } => "Nobody: the new key signed for itself",
        _ => "Nobody: attestation was not asked for",
    };

    /// <summary>Format, type and anchor, as far as they are known.</summary>
    public static string Statement(Passkey passkey) => passkey.Attestation switch
    {
        null => passkey.AttestationFormat,
        { Kind: VoucherKind.None } => passkey.AttestationFormat,
        { Anchor: { } anchor } known => $"{passkey.AttestationFormat}, {VoucherText.Of(known.Kind)}, anchor {anchor[..16]}…",
        var known => $"{passkey.AttestationFormat}, {VoucherText.Of(known.Kind)}",
    };
}
