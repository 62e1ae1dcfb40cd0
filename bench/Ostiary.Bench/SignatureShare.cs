using System.Security.Cryptography;
using Ostiary.Testing;
using Ostiary.WebAuthn;

namespace Ostiary.Bench;

/// <summary>
/// What an ES256 assertion takes besides its signature: all of it, from the JSON that a browser sends to the verdict, less the bare check of the very
/// same signature over the very same digest by a key that was imported before.
/// </summary>
/// <remarks>
/// Many assertions by many keys take turns on both sides: a processor that is given one and the same signature again and again foresees every turn of
/// its arithmetic, which no server's does.
/// </remarks>
internal static class SignatureShare
{
    // OpenSSL's number for P-256 (obj_mac.h).
    private const int NidP256 = 415;

    private const int Assertions = 64;

    /// <summary>The pairs, the one that counts most first.</summary>
    public static async Task<IReadOnlyList<Pair>> Pairs()
    {
        var sound = new List<TimedCeremony>();
        while (sound.Count < Assertions)
            sound.Add(await TimedCeremony.Assertion(KeyAlgorithm.ES256));

        var broken = sound.ConvertAll(one => one.WithoutSignature());
        var accepted = InTurn(sound, one => WebAuthnWorkloads.Assertion(Names.Es256, Names.RawEs256, one));
        var refused = InTurn(broken, one => WebAuthnWorkloads.RefusedAssertion(Names.Refused, one));
        return
        [
            new(Names.BesidesLibcrypto, accepted, InTurn(sound, one => BareCheck(one, expected: true))),
            new(Names.BesidesDotnet, accepted, InTurn(sound, DotnetCheck)),
            new(Names.BesidesRefusal, refused, InTurn(broken, one => BareCheck(one, expected: false))),
            new(Names.BesidesImport, refused, InTurn(broken, KeyAndRefusal)),
        ];
    }

    private static OwnWork InTurn(List<TimedCeremony> ceremonies, Func<TimedCeremony, OwnWork> workOf)
    {
        var all = ceremonies.Select(workOf).ToArray();
        var next = 0;
        return all[0] with { Run = () => all[next++ % all.Length].Run() };
    }

    private static OwnWork BareCheck(TimedCeremony timed, bool expected)
    {
        var (signature, digest) = Signed(timed);
        var key = new CurveKeys(NidP256).Borrow(Key(timed).Point)!;
        return new(Names.BareCheck, null, () => expected == Succeeded(Libcrypto.ECDSA_verify(0, digest, digest.Length, signature, signature.Length, key.Handle)));
    }

    // What a refusal leaves in libcrypto's queue of reasons is cleared by ours as well, and belongs to the refusal.
    private static bool Succeeded(int result)
    {
        if (result != Libcrypto.Success)
            Libcrypto.ERR_clear_error();
        return result == Libcrypto.Success;
    }

    private static OwnWork DotnetCheck(TimedCeremony timed)
    {
        var (signature, digest) = Signed(timed);
        var point = Key(timed).Point;
        var key = ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = { X = point[1..33].ToArray(), Y = point[33..].ToArray() } });
        return new(Names.RawEs256, null, () => key.VerifyHash(digest, signature, DSASignatureFormat.Rfc3279DerSequence));
    }

    private static OwnWork KeyAndRefusal(TimedCeremony broken)
    {
        var cose = broken.Ceremony.Credential!.PublicKey;
        var (signature, _) = Signed(broken);
        return new(Names.KeyAndRefusal, null, () => !CoseKey.Parse(cose).Value.Verify("hash"u8, signature));
    }

    private static EllipticCurveKey Key(TimedCeremony timed) => (EllipticCurveKey)CoseKey.Parse(timed.Ceremony.Credential!.PublicKey).Value;

    private static (byte[] Signature, byte[] Digest) Signed(TimedCeremony timed)
    {
        var response = AuthenticationResponse.Parse(timed.Json).Value;
        return (response.Signature.ToArray(), SHA256.HashData([.. response.AuthenticatorData.Span, .. SHA256.HashData(response.ClientDataJson.Span)]));
    }
}
