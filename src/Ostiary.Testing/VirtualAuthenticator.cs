using System.Text.Json.Nodes;
using Ostiary.Kernel;

namespace Ostiary.Testing;

/// <summary>An authenticator in memory: makes passkeys, keeps them, and signs with them. A <see cref="VirtualClient"/> speaks to it.</summary>
/// <remarks>
/// Thread-safe: any number of ceremonies at a time. With entropy of its own, such as <see cref="SeededEntropy"/>, the same ceremonies in the same
/// order give the same bytes: keys, certificates and signatures. An answer of SafetyNet names the time, so set <see cref="SafetyNetAnswer.MadeAt"/>.
/// </remarks>
public sealed class VirtualAuthenticator : IDisposable
{
    private readonly PasskeyStore _passkeys = new();
    private readonly Entropy _entropy;
    private readonly Lazy<AttestationBatch> _ownBatch;
    private readonly Lazy<VirtualTpm> _ownTpm;
    private readonly Lazy<AttestationAuthority> _androidAuthority;

    /// <summary>An authenticator without passkeys.</summary>
    /// <param name="profile">What it is; null for <see cref="AuthenticatorProfile.SyncedProvider"/>.</param>
    /// <param name="entropy">Where keys and ids come from, such as <see cref="SeededEntropy"/>; null for the operating system's.</param>
    public VirtualAuthenticator(AuthenticatorProfile? profile = null, Entropy? entropy = null)
    {
        Profile = profile ?? AuthenticatorProfile.SyncedProvider;
        _entropy = entropy ?? Entropy.System;
        _ownBatch = new(() => new AttestationAuthority(_entropy).IssueBatch(Profile.Aaguid));
        _ownTpm = new(() => new AttestationAuthority(_entropy).IssueTpm());
        _androidAuthority = new(() => new AttestationAuthority(_entropy));
    }

    /// <summary>What it is and how it behaves from now on; change it with <c>authenticator.Profile = authenticator.Profile with { … }</c>.</summary>
    public AuthenticatorProfile Profile { get; set; }

    /// <summary>The passkeys that it holds now, oldest first. A new discoverable one takes the place of an older one of the same user handle and RP ID.</summary>
    public IReadOnlyList<VirtualPasskey> Passkeys => _passkeys.All;

    /// <summary>What it attests with where the style has certificates: the profile's, or its own, issued at first use for the model that it is then.</summary>
    public AttestationBatch Batch => Profile.Batch ?? _ownBatch.Value;

    /// <summary>What it attests with under <see cref="AttestationStyle.Tpm"/>: the profile's, or its own, made at first use.</summary>
    public VirtualTpm Tpm => Profile.Tpm ?? _ownTpm.Value;

    /// <summary>The root that vouches for it under <see cref="AttestationStyle.AndroidKey"/> and <see cref="AttestationStyle.AndroidSafetyNet"/>, DER.</summary>
    public ReadOnlyMemory<byte> AndroidRoot => _androidAuthority.Value.Root;

    internal AndroidStatements Android => new(Profile, _androidAuthority.Value, _entropy);

    /// <summary>Makes a credential as the older U2F did: under an AppID, named and never found, without user verification. Its key is ES256.</summary>
    /// <param name="appId">The AppID, such as <c>https://example.com/u2f</c>.</param>
    public VirtualPasskey RegisterU2f(string appId)
    {
        var passkey = new VirtualPasskey(_entropy.Bytes(Profile.CredentialIdLength), CredentialKey.Make(KeyAlgorithm.ES256, _entropy))
        {
            RpId = appId,
            UserHandle = ReadOnlyMemory<byte>.Empty,
            UserName = "",
            Algorithm = KeyAlgorithm.ES256,
            Discoverable = false,
            BackupEligible = false,
            IsU2f = true,
        };
        _passkeys.Add(passkey);
        return passkey;
    }

    /// <summary>Forgets one passkey, as a person does in the settings of a provider.</summary>
    /// <param name="passkey">One of <see cref="Passkeys"/>.</param>
    public void Remove(VirtualPasskey passkey) => _passkeys.Remove(passkey);

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var passkey in Passkeys)
            passkey.Dispose();
        if (_ownBatch.IsValueCreated)
            _ownBatch.Value.Dispose();
        if (_ownTpm.IsValueCreated)
            _ownTpm.Value.Dispose();
        if (_androidAuthority.IsValueCreated)
            _androidAuthority.Value.Dispose();
    }

    internal MadeCredential Make(string rpId, CreationRequest options, byte[] clientDataHash, bool conditional, Alterations alterations)
    {
        var profile = Profile;
        Require(profile, options.UserVerification, conditional);
        if (options.Attachment is { } wanted && profile.Attachment is { } own && wanted != own)
            throw new ClientRefusedException(ClientError.NotAllowed);
        if (options.ResidentKey is "required" && profile.Discoverability is Discoverability.Never)
            throw new ClientRefusedException(ClientError.NotAllowed);
        if (_passkeys.HoldsAny(options.ExcludedIds, rpId) || _passkeys.HoldsAny(options.ExcludedIds, options.Extensions.AppIdExclude ?? rpId))
            throw new ClientRefusedException(ClientError.InvalidState);
        ExtensionAnswers.Require(options.Extensions, profile.Extensions, IsDiscoverable(options, profile));

        var passkey = NewPasskey(rpId, options, profile);
        var extensions = ExtensionAnswers.OfMaking(passkey, options.Extensions, profile);
        var credential = AuthenticatorDataBytes.AttestedCredential(profile.Aaguid, passkey, alterations);
        var flags = FlagsOf(profile, passkey, conditional);
        var data = AuthenticatorDataBytes.Write(rpId, flags, passkey.NextSignCount(profile.SignCountStep), credential, extensions.Authenticator, alterations);
        var claim = new MadeClaim(passkey, data, clientDataHash);
        var (format, statement) = AttestationStatements.Make(StyleFor(options.Attestation, profile), claim, this, alterations);
        var attestation = AttestationStatements.Object(format, statement, data, alterations);

        _passkeys.Add(passkey);
        return new(passkey, profile, data, attestation, extensions.Client);
    }

    internal SignedAssertion Sign(string rpId, AssertionRequest options, byte[] clientDataHash, Func<IReadOnlyList<VirtualPasskey>, VirtualPasskey>? choice, Alterations alterations)
    {
        var profile = Profile;
        Require(profile, options.UserVerification, conditional: false);

        var passkey = Answering(rpId, options, choice, profile) ?? throw new ClientRefusedException(ClientError.NotAllowed);
        var extensions = ExtensionAnswers.OfSigning(passkey, options.Extensions, profile);
        var data = AuthenticatorDataBytes.Write(
            passkey.RpId, FlagsOf(profile, passkey), passkey.NextSignCount(profile.SignCountStep), [], extensions.Authenticator, alterations);
        var signature = passkey.Sign([.. data, .. clientDataHash]);
        return new(passkey, profile, data, alterations.Signature?.Invoke(signature) ?? signature, extensions.Client);
    }

    // A credential of the older U2F is looked for under the AppID when none answers under the RP ID (WebAuthn L3 §10.1.1).
    private VirtualPasskey? Answering(
        string rpId, AssertionRequest options, Func<IReadOnlyList<VirtualPasskey>, VirtualPasskey>? choice, AuthenticatorProfile profile)
    {
        var passkey = _passkeys.Choose(rpId, options.AllowedIds, choice);
        if (passkey is null && options.Extensions.AppId is { } appId && options.AllowedIds.Count > 0)
            passkey = _passkeys.Choose(appId, options.AllowedIds, choice);

        return passkey is not null && MayBeShown(passkey, options, profile) ? passkey : null;
    }

    // CTAP 2.2 §12.1.
    private static bool MayBeShown(VirtualPasskey passkey, AssertionRequest options, AuthenticatorProfile profile) => passkey.Protection switch
    {
        3 => profile.UserVerified,
        2 => profile.UserVerified || options.AllowedIds.Count > 0,
        _ => true,
    };

    private VirtualPasskey NewPasskey(string rpId, CreationRequest options, AuthenticatorProfile profile)
    {
        var algorithm = options.Algorithms.FirstOrDefault(profile.Algorithms.Contains);
        if (algorithm == default)
            throw new ClientRefusedException(ClientError.NotSupported);

        var id = _entropy.Bytes(profile.CredentialIdLength);
        var key = CredentialKey.Make(algorithm, _entropy);
        return new(id, key, options.Extensions.Prf && profile.Extensions.Prf ? _entropy.Bytes(32) : null)
        {
            RpId = rpId,
            UserHandle = options.UserHandle,
            UserName = options.UserName,
            Algorithm = algorithm,
            Discoverable = IsDiscoverable(options, profile),
            BackupEligible = profile.BackupEligible,
            Protection = profile.Extensions.CredentialProtection ? options.Extensions.CredentialProtection : null,
        };
    }

    private static bool IsDiscoverable(CreationRequest options, AuthenticatorProfile profile) => profile.Discoverability switch
    {
        Discoverability.Always => true,
        Discoverability.Never => false,
        _ => options.ResidentKey is "required" or "preferred",
    };

    // A conditional creation asks the person for nothing, so there is nothing to refuse (WebAuthn L3 §5.1.3).
    private static void Require(AuthenticatorProfile profile, string userVerification, bool conditional)
    {
        if (!conditional && (!profile.UserPresent || (userVerification is "required" && !profile.UserVerified)))
            throw new ClientRefusedException(ClientError.NotAllowed);
    }

    // Clients strip certificates that nobody asked for; self attestation tells nothing about the person, and stays.
    private static AttestationStyle StyleFor(string conveyance, AuthenticatorProfile profile) =>
        conveyance is "none" && profile.Attestation is not AttestationStyle.PackedSelf ? AttestationStyle.None : profile.Attestation;

    private static AuthenticatorFlags FlagsOf(AuthenticatorProfile profile, VirtualPasskey passkey, bool conditional = false)
    {
        var flags = AuthenticatorFlags.None;
        if (profile.UserPresent && !conditional)
            flags |= AuthenticatorFlags.UserPresent;
        if (profile.UserVerified && !conditional && !passkey.IsU2f)
            flags |= AuthenticatorFlags.UserVerified;
        if (passkey.BackupEligible)
            flags |= AuthenticatorFlags.BackupEligible;
        if (passkey.BackupEligible && profile.BackedUp)
            flags |= AuthenticatorFlags.BackedUp;

        return flags;
    }
}

/// <summary>What an authenticator gives back after making a passkey.</summary>
internal sealed record MadeCredential(VirtualPasskey Passkey, AuthenticatorProfile Profile, byte[] AuthenticatorData, byte[] AttestationObject, JsonObject ClientExtensions);

/// <summary>What an authenticator gives back after signing.</summary>
internal sealed record SignedAssertion(VirtualPasskey Passkey, AuthenticatorProfile Profile, byte[] AuthenticatorData, byte[] Signature, JsonObject ClientExtensions);
