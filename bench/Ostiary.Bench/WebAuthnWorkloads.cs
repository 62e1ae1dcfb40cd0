using System.Security.Cryptography;
using System.Text;
using Ostiary.Peers;
using Ostiary.Testing;
using Ostiary.WebAuthn;

namespace Ostiary.Bench;

/// <summary>Whole ceremonies, from the JSON that a browser sends to the verdict, beside the bare signature checks that they contain.</summary>
internal static class WebAuthnWorkloads
{
    public static async Task<IReadOnlyList<Workload>> All(NodeProcess? node)
    {
        var es256 = await TimedCeremony.Assertion(KeyAlgorithm.ES256);
        var rs256 = await TimedCeremony.Assertion(KeyAlgorithm.RS256);
        var none = await TimedCeremony.Registration(KeyAlgorithm.ES256, AttestationStyle.None);
        var self = await TimedCeremony.Registration(KeyAlgorithm.ES256, AttestationStyle.PackedSelf);
        var chain = await TimedCeremony.Registration(KeyAlgorithm.ES256, AttestationStyle.PackedBasic);
        return
        [
            RawEs256(),
            Assertion(Names.Es256, Names.RawEs256, es256),
            RefusedAssertion(Names.Refused, es256.WithoutSignature()),
            KeyAlone(es256),
            .. Peers(Names.Es256, es256, node),
            RawRs256(),
            Assertion(Names.Rs256, Names.RawRs256, rs256),
            .. Peers(Names.Rs256, rs256, node),
            Registration(Names.None, null, none),
            .. Peers(Names.None, none, node),
            Registration(Names.Self, Names.RawEs256, self),
            Registration(Names.Chain, Names.RawEs256, chain),

            // Identity verifies no statements, so that it would not do the same work.
            .. SimpleWebAuthn(Names.Chain, chain, node),
        ];
    }

    /// <summary>Those without a peer.</summary>
    public static async Task<IReadOnlyList<OwnWork>> Own() =>
        [.. (await All(node: null)).OfType<OwnWork>().Where(work => !work.Name.EndsWith(Names.ByIdentity, StringComparison.Ordinal))];

    private static OwnWork RawEs256()
    {
        var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var hash = SHA256.HashData("hash"u8);
        var signature = key.SignHash(hash, DSASignatureFormat.Rfc3279DerSequence);
        return new(Names.RawEs256, null, () => key.VerifyHash(hash, signature, DSASignatureFormat.Rfc3279DerSequence));
    }

    private static OwnWork RawRs256()
    {
        var key = RSA.Create(2048);
        var hash = SHA256.HashData("hash"u8);
        var signature = key.SignHash(hash, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return new(Names.RawRs256, null, () => key.VerifyHash(hash, signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
    }

    // The signature of another message: as long to refuse as to accept.
    private static OwnWork KeyAlone(TimedCeremony timed)
    {
        var cose = timed.Ceremony.Credential!.PublicKey;
        var response = AuthenticationResponse.Parse(timed.Json).Value;
        return new(Names.KeyAlone, Names.RawEs256, () => !CoseKey.Parse(cose).Value.Verify("hash"u8, response.Signature.Span));
    }

    /// <summary>An assertion that is accepted.</summary>
    public static OwnWork Assertion(string name, string floor, TimedCeremony timed)
    {
        var (credential, expected) = Stored(timed);
        return new(name, floor, () => IsAccepted(timed, credential, expected));
    }

    /// <summary>One whose signature is no DER: it is refused before any arithmetic, so all that remains is reading, rules, hashes and the key's import.</summary>
    public static OwnWork RefusedAssertion(string name, TimedCeremony timed)
    {
        var (credential, expected) = Stored(timed);
        return new(name, null, () => !IsAccepted(timed, credential, expected));
    }

    private static bool IsAccepted(TimedCeremony timed, StoredCredential credential, AuthenticationExpectation expected) =>
        AuthenticationResponse.Parse(timed.Json).TryGet(out var response, out _) && AuthenticationCeremony.Verify(response, credential, expected).Succeeded;

    private static (StoredCredential Credential, AuthenticationExpectation Expected) Stored(TimedCeremony timed)
    {
        var stored = timed.Ceremony.Credential!;
        var credential = new StoredCredential
        {
            Id = stored.Id,
            PublicKey = stored.PublicKey,
            UserHandle = Encoding.UTF8.GetBytes(stored.UserId),
            SignCount = stored.SignCount,
            BackupEligible = stored.BackupEligible,
        };
        return (credential, new() { Challenge = timed.Challenge, RpId = Ceremony.RpId, Origins = [Ceremony.Origin] });
    }

    private static OwnWork Registration(string name, string? floor, TimedCeremony timed)
    {
        var expected = new RegistrationExpectation
        {
            Challenge = timed.Challenge,
            RpId = Ceremony.RpId,
            Origins = [Ceremony.Origin],
            Algorithms = CoseAlgorithms.Default,
            At = TimeProvider.System.GetUtcNow(),
            Policy = timed.Roots.Count == 0
                ? AttestationPolicy.Default
                : new() { Demand = AttestationDemand.Anchored, Anchors = new ConfiguredAnchors(timed.Roots) },
        };
        return new(name, floor, () => RegistrationResponse.Parse(timed.Json).Then(response => RegistrationCeremony.Verify(response, expected)).Succeeded);
    }

    private static IEnumerable<Workload> Peers(string name, TimedCeremony timed, NodeProcess? node) =>
        SimpleWebAuthn(name, timed, node).Prepend(new OwnWork(name + Names.ByIdentity, name, () => Accepted(timed.Identity.Answer(timed.Ceremony))));

    private static IEnumerable<Workload> SimpleWebAuthn(string name, TimedCeremony timed, NodeProcess? node) =>
        node is null ? [] : [new NodeWork(name + Names.BySimple, name, node, timed.ForNode())];

    // Nothing in the handler waits for anything here: its store is in memory.
    private static bool Accepted(Task<Verdict> verdict) =>
        verdict.IsCompletedSuccessfully ? verdict.Result.Accepted : throw new InvalidOperationException("the handler waits for something");
}
