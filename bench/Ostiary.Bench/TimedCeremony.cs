using System.Text;
using System.Text.Json.Nodes;
using Ostiary.Kernel;
using Ostiary.Peers;
using Ostiary.Testing;

namespace Ostiary.Bench;

/// <summary>One honest ceremony, made once: the same bytes for every implementation that judges it.</summary>
/// <param name="Ceremony">What the peers need.</param>
/// <param name="Identity">The handler that issued its options.</param>
/// <param name="Roots">What its certificates lead to, DER; none when there are no certificates.</param>
internal sealed record TimedCeremony(Ceremony Ceremony, IdentityPeer Identity, IReadOnlyList<ReadOnlyMemory<byte>> Roots)
{
    private const string UserId = "6f1c2a0e-user";

    public byte[] Json { get; } = Encoding.UTF8.GetBytes(Ceremony.Response);

    public byte[] Challenge { get; } = Bytes(Ceremony.Challenge);

    public static async Task<TimedCeremony> Registration(KeyAlgorithm algorithm, AttestationStyle style)
    {
        var identity = new IdentityPeer();
        using var authority = new AttestationAuthority(Entropy.System);
        using var batch = authority.IssueBatch(AuthenticatorProfile.SyncedProvider.Aaguid, new() { Intermediates = [new()] });
        using var authenticator = new VirtualAuthenticator(AuthenticatorProfile.SyncedProvider with { Algorithms = [algorithm], Attestation = style, Batch = batch });
        var (options, state) = await identity.CreationOptions(UserId);
        var response = new VirtualClient(Ceremony.Origin, authenticator).Create(options);
        return Of(identity, options, state, response, credential: null, style is AttestationStyle.PackedBasic ? [batch.Root] : []);
    }

    public static async Task<TimedCeremony> Assertion(KeyAlgorithm algorithm)
    {
        var identity = new IdentityPeer();
        using var authenticator = new VirtualAuthenticator(AuthenticatorProfile.SyncedProvider with { Algorithms = [algorithm] });
        var (creation, _) = await identity.CreationOptions(UserId);
        var client = new VirtualClient(Ceremony.Origin, authenticator);
        client.Create(creation);
        var passkey = authenticator.Passkeys[0];
        var stored = new Enrolled(UserId, passkey.CredentialId.ToArray(), passkey.PublicKey.Encode(), SignCount: 0, passkey.BackupEligible, passkey.BackupEligible);

        var (options, state) = await identity.RequestOptions();
        return Of(identity, options, state, client.Get(options), stored, []);
    }

    /// <summary>The same with a signature that is no DER.</summary>
    public TimedCeremony WithoutSignature()
    {
        var json = JsonNode.Parse(Ceremony.Response)!;
        var signature = Bytes(json["response"]!["signature"]!.ToString());
        json["response"]!["signature"] = Base64UrlText.Encode([0x30, .. signature[1..^1]]);
        return new(Ceremony with { Response = json.ToJsonString() }, Identity, Roots);
    }

    public NodeJob ForNode() => new(
        Ceremony.Challenge,
        Ceremony.Origin,
        Ceremony.RpId,
        Ceremony.Algorithms,
        Ceremony.Response,
        Ceremony.Credential is { } stored ? new(Base64UrlText.Encode(stored.Id), Base64UrlText.Encode(stored.PublicKey), stored.SignCount) : null,
        [.. Roots.Select(root => Base64UrlText.Encode(root.Span))]);

    private static TimedCeremony Of(
        IdentityPeer identity, string options, string state, string response, Enrolled? credential, IReadOnlyList<ReadOnlyMemory<byte>> roots)
    {
        var ceremony = Ceremony.Of("sound", options, state, response, credential);
        identity.Remember(ceremony);
        return new(ceremony, identity, roots);
    }

    private static byte[] Bytes(string base64Url) => Base64UrlText.TryDecode(base64Url, out var bytes) ? bytes : [];
}
