using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Ostiary.Accounts;
using Ostiary.Kernel;

namespace Ostiary.Ceremonies;

/// <summary>Credentials that nobody has, for identifiers that nobody has: the same ones for one identifier, as many, as long and over such transports
/// as the relying party's users have.</summary>
/// <remarks>
/// The second half of each id is a MAC of the first, so the server knows its own decoys again. An answer that names one is verified
/// like any other, against a key whose private half was thrown away: the refusal is the very one that a wrong signature gives.
/// </remarks>
internal sealed class DecoyCredentials(KeyRing keys, CredentialLists lists)
{
    /// <summary>WebAuthn L3 §4: a credential id has at least 16 bytes. With fewer, the half that proves a decoy could be guessed.</summary>
    private const int ShortestId = 16;

    /// <summary>A public key with no private half: made once a process, kept nowhere.</summary>
    private static readonly byte[] NobodysKey = MakeNobodysKey();

    /// <summary>An id that no user has, as long as every user's: states are sealed, but not their length.</summary>
    private static readonly UserId NobodysId = UserId.New(TimeProvider.System, Entropy.System);

    /// <summary>The key that decoys are verified against, COSE ES256.</summary>
    public static ReadOnlyMemory<byte> PublicKey => NobodysKey;

    /// <summary>The decoys of one identifier, in a stable order.</summary>
    public async ValueTask<Decoys> For(RelyingPartyId relyingParty, string foldedIdentifier, CancellationToken cancel)
    {
        var occurring = await lists.Of(relyingParty, cancel);
        var key = await keys.Active(KeyPurpose.Decoy, cancel);
        var seed = Derive(key, "seed", Encoding.UTF8.GetBytes($"{relyingParty.Value}\n{foldedIdentifier}"));
        var outlines = DecoyLists.Choose(occurring, seed);
        return new Decoys(NobodysId, Derive(key, "handle", seed), [.. outlines.Select((outline, i) => Make(key, relyingParty, seed, i, outline))]);
    }

    /// <summary>True when the id is one of this server's own decoys for that relying party.</summary>
    public async ValueTask<bool> IsDecoy(RelyingPartyId relyingParty, ReadOnlyMemory<byte> credentialId, CancellationToken cancel)
    {
        if (credentialId.Length < ShortestId)
            return false;

        var key = await keys.Active(KeyPurpose.Decoy, cancel);
        var visible = credentialId.Span[..VisibleOf(credentialId.Length)];
        return CryptographicOperations.FixedTimeEquals(
            credentialId.Span[visible.Length..], Proof(key, relyingParty, visible, credentialId.Length - visible.Length));
    }

    // The outline is part of the material, the rest of the list is not: a stranger who "adds a passkey" keeps the ones before it.
    private static CredentialDescriptor Make(RingKey key, RelyingPartyId relyingParty, byte[] seed, int index, CredentialOutline outline)
    {
        var length = Math.Max(ShortestId, outline.IdLength);
        var looks = Encoding.UTF8.GetBytes(FormattableString.Invariant($"{index} {length} {string.Join(' ', outline.Transports)}"));
        var visible = HKDF.Expand(HashAlgorithmName.SHA256, Derive(key, "decoy", [.. seed, .. looks]), VisibleOf(length), []);
        return new CredentialDescriptor([.. visible, .. Proof(key, relyingParty, visible, length - visible.Length)], outline.Transports);
    }

    private static int VisibleOf(int length) => length - (length / 2);

    private static byte[] Proof(RingKey key, RelyingPartyId relyingParty, ReadOnlySpan<byte> visible, int length) =>
        HKDF.Expand(HashAlgorithmName.SHA256, Derive(key, "proof", [.. Encoding.UTF8.GetBytes(relyingParty.Value), .. visible]), length, []);

    private static byte[] Derive(RingKey key, string what, ReadOnlySpan<byte> input)
    {
        using var mac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key.Secret.Span);
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, what.Length);
        mac.AppendData(length);
        mac.AppendData(Encoding.ASCII.GetBytes(what));
        mac.AppendData(input);
        return mac.GetHashAndReset();
    }

    private static byte[] MakeNobodysKey()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var point = key.ExportParameters(includePrivateParameters: false).Q;
        return [0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20, .. point.X!, 0x22, 0x58, 0x20, .. point.Y!];
    }
}

/// <summary>What stands in for a person whom nobody is.</summary>
/// <param name="User">An id that no user has.</param>
/// <param name="UserHandle">The handle, 32 bytes.</param>
/// <param name="Credentials">The credentials as they stand in the options.</param>
internal sealed record Decoys(UserId User, byte[] UserHandle, IReadOnlyList<CredentialDescriptor> Credentials);
