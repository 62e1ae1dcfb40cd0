using Ostiary.Kernel;
using Ostiary.Testing;

namespace Ostiary.Peers;

/// <summary>Who vouches for the virtual authenticators: an authority, a batch for each model, and one TPM, made once because keys take long.</summary>
internal sealed class Attesters : IDisposable
{
    /// <summary>One in so many is attested by SafetyNet, whose key is RSA and new each time.</summary>
    private const int SafetyNetIsOneIn = 80;

    private static readonly AttestationStyle[] Styles =
    [
        AttestationStyle.None, AttestationStyle.None, AttestationStyle.None, AttestationStyle.None, AttestationStyle.PackedSelf,
        AttestationStyle.PackedSelf, AttestationStyle.PackedBasic, AttestationStyle.PackedBasic, AttestationStyle.FidoU2f,
        AttestationStyle.Apple, AttestationStyle.Compound, AttestationStyle.Tpm, AttestationStyle.AndroidKey,
    ];

    private readonly AttestationAuthority _authority;
    private readonly Dictionary<Guid, AttestationBatch> _batches = [];
    private readonly VirtualTpm _tpm;

    public Attesters(Entropy entropy)
    {
        _authority = new(entropy);
        _tpm = _authority.IssueTpm();
    }

    /// <summary>The profile with an attestation, and with what that format wants of an authenticator.</summary>
    public AuthenticatorProfile Attesting(AuthenticatorProfile profile, Dice dice)
    {
        var style = dice.Below(SafetyNetIsOneIn) == 0 ? AttestationStyle.AndroidSafetyNet : dice.OneOf(Styles);
        var attesting = style switch
        {
            AttestationStyle.FidoU2f => profile with { Attestation = style, Aaguid = Guid.Empty, Algorithms = [KeyAlgorithm.ES256] },

            // SimpleWebAuthn compares the keys of these two as points, and so refuses RSA keys, which neither platform makes for passkeys.
            AttestationStyle.Apple or AttestationStyle.AndroidKey when profile.Algorithms is [KeyAlgorithm.RS256] =>
                profile with { Attestation = style, Algorithms = [KeyAlgorithm.ES256] },
            _ => profile with { Attestation = style },
        };
        return attesting with { Batch = BatchOf(attesting.Aaguid), Tpm = _tpm, AndroidKey = new() { SendsRoot = true } };
    }

    /// <summary>The identifier of the format that a style writes.</summary>
    public static string FormatOf(AttestationStyle style) => style switch
    {
        AttestationStyle.PackedSelf => "packed, self",
        AttestationStyle.PackedBasic => "packed",
        AttestationStyle.FidoU2f => "fido-u2f",
        AttestationStyle.Apple => "apple",
        AttestationStyle.Compound => "compound",
        AttestationStyle.Tpm => "tpm",
        AttestationStyle.AndroidKey => "android-key",
        AttestationStyle.AndroidSafetyNet => "android-safetynet",
        _ => "none",
    };

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var batch in _batches.Values)
            batch.Dispose();
        _tpm.Dispose();
        _authority.Dispose();
    }

    private AttestationBatch BatchOf(Guid aaguid)
    {
        if (!_batches.TryGetValue(aaguid, out var batch))
            _batches[aaguid] = batch = _authority.IssueBatch(aaguid);
        return batch;
    }
}
