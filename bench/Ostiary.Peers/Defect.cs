using System.Text;
using System.Text.Json.Nodes;
using Ostiary.Testing;

namespace Ostiary.Peers;

/// <summary>One way in which a ceremony can be wrong, or right in an unusual way.</summary>
/// <param name="Name">What reports and the ledger call it.</param>
/// <param name="Break">What is broken, given dice for the details.</param>
internal sealed record Defect(string Name, Func<Dice, Alterations> Break)
{
    /// <summary>The name of the one that leaves too little for some formats to attest to.</summary>
    public const string CutShort = "authenticator data cut short";

    private const AuthenticatorFlags Backup = AuthenticatorFlags.BackupEligible | AuthenticatorFlags.BackedUp;

    /// <summary>What can be wrong in either ceremony.</summary>
    private static readonly Defect[] OfBoth =
    [
        new("nothing", _ => Alterations.None),
        new("another challenge", dice => Page(page => page["challenge"] = Convert.ToBase64String(dice.Flip(new byte[32])).TrimEnd('=').Replace('+', '-').Replace('/', '_'))),
        new("an empty challenge", _ => Page(page => page["challenge"] = "")),
        new("no challenge", _ => Page(page => page.Remove("challenge"))),
        new("another origin", _ => Page(page => page["origin"] = "https://example.org")),
        new("an origin that ends like ours", _ => Page(page => page["origin"] = "https://evil-example.com")),
        new("an origin below ours", _ => Page(page => page["origin"] = "https://sub.example.com")),
        new("our origin without TLS", _ => Page(page => page["origin"] = "http://example.com")),
        new("our origin with a port", _ => Page(page => page["origin"] = "https://example.com:8443")),
        new("no origin", _ => Page(page => page.Remove("origin"))),
        new("the type of the other ceremony", _ => Page(page => page["type"] = page["type"]!.ToString() == "webauthn.get" ? "webauthn.create" : "webauthn.get")),
        new("a cross-origin frame", _ => Page(page => page["crossOrigin"] = true)),
        new("a top origin", _ => Page(page => page["topOrigin"] = "https://example.org")),
        new("crossOrigin that is a text", _ => Page(page => page["crossOrigin"] = "false")),
        new("an unknown member of client data", _ => Page(page => page["other"] = new JsonObject { ["a"] = 1 })),
        new("token binding of unknown status", _ => Page(page => page["tokenBinding"] = new JsonObject { ["status"] = "sure" })),
        new("a member of client data twice", _ => ClientText(text => text[..^1] + ",\"origin\":\"https://example.com\"}")),
        new("a byte order mark before client data", _ => ClientText(text => "\uFEFF" + text)),
        new("client data cut short", dice => new() { ClientDataJson = dice.CutShort }),
        new("client data with text behind", _ => ClientText(text => text + "{}")),
        new("the RP ID hash of another", dice => new() { AuthenticatorData = data => [.. dice.Flip(data[..32]), .. data[32..]] }),
        new("no user presence", _ => Flags(flags => flags & ~AuthenticatorFlags.UserPresent)),
        new("no user verification", _ => Flags(flags => flags & ~AuthenticatorFlags.UserVerified)),
        new("backed up but not eligible", _ => Flags(flags => (flags & ~Backup) | AuthenticatorFlags.BackedUp)),
        new("a reserved flag", _ => Flags(flags => flags | (AuthenticatorFlags)0x02)),
        new("the other reserved flag", _ => Flags(flags => flags | (AuthenticatorFlags)0x20)),
        new("extension outputs that nobody asked for", _ => new() { AuthenticatorExtensions = new() { { "credProtect", 2 } } }),
        new("an unknown extension output", _ => new() { AuthenticatorExtensions = new() { { "example.extension", "x" } } }),
        new("the extension flag without extensions", _ => Flags(flags => flags | AuthenticatorFlags.ExtensionsIncluded)),
        new("bytes after authenticator data", _ => new() { AuthenticatorData = data => [.. data, 0] }),
        new(CutShort, dice => new() { AuthenticatorData = dice.CutShort }),
        new("an id that is not rawId", _ => Envelope(json => json["id"] = "AAAA")),
        new("ids with padding", _ => Envelope(json => Rename(json, json["rawId"] + "="))),
        new("no id", _ => Envelope(json => json.Remove("id"))),
        new("no rawId", _ => Envelope(json => json.Remove("rawId"))),
        new("another credential type", _ => Envelope(json => json["type"] = "password")),
        new("no response", _ => Envelope(json => json.Remove("response"))),
        new("client data as a number", _ => Envelope(json => json["response"]!["clientDataJSON"] = 1469)),
        new("no client extension results", _ => Envelope(json => json.Remove("clientExtensionResults"))),
        new("an unknown attachment", _ => Envelope(json => json["authenticatorAttachment"] = "somewhere")),
        new("an unknown member of the envelope", _ => Envelope(json => json["other"] = true)),
    ];

    /// <summary>Everything that is tried at registrations.</summary>
    public static IReadOnlyList<Defect> OfRegistrations { get; } =
    [
        .. OfBoth,
        new("a format that nobody knows", _ => Attestation(map => map["fmt"] = "example")),
        new("a statement under format none", _ => Attestation(map => (map["fmt"], map["attStmt"]) = ("none", new CborMap { { "alg", -7 } }))),
        new("no statement", _ => Attestation(map => map.Remove("attStmt"))),
        new("an unknown member of the attestation object", _ => Attestation(map => map["other"] = 1)),
        new("a member of the attestation object twice", _ => Attestation(map => map.Add("fmt", "none"))),
        new("bytes after the attestation object", _ => new() { AttestationObjectBytes = bytes => [.. bytes, 0] }),
        new("an attestation object cut short", dice => new() { AttestationObjectBytes = dice.CutShort }),
        new("no attested credential", _ => Flags(flags => flags & ~AuthenticatorFlags.AttestedCredentialIncluded)),
        new("another credential id inside", dice => new() { CredentialId = dice.Flip }),
        new("a credential id of 1024 bytes", _ => new() { CredentialId = _ => new byte[1024] }),
        new("a key of another type", _ => Key(key => key[1] = 4)),
        new("a key without algorithm", _ => Key(key => key.Remove(3))),
        new("a key with an algorithm that was not offered", _ => Key(key => key[3] = -65535)),
        new("an unknown member of the key", _ => Key(key => key[-70000] = 1)),
        new("a member of the key twice", _ => Key(key => key.Add(3, key[3]))),
        new("a point that is not on its curve", dice => Key(key =>
        {
            if (key[-2] is byte[] x && key[-3] is byte[])
                key[-2] = dice.Flip(x);
        })),
        new("a flipped bit in what the statement signs with", dice => Statement(statement => _ = FlipIn(statement, "sig", dice) || FlipIn(statement, "response", dice))),
        new("a statement without certificates", _ => Statement(statement => statement.Remove("x5c"))),
        new("an unknown member of the statement", _ => Statement(statement => statement["other"] = 1)),
        new("transports that nobody knows", _ => Envelope(json => json["response"]!["transports"] = new JsonArray("wormhole"))),
        new("a flipped bit in the attestation object", dice => new() { AttestationObjectBytes = dice.Flip }),
    ];

    /// <summary>Everything that is tried at authentications.</summary>
    public static IReadOnlyList<Defect> OfAuthentications { get; } =
    [
        .. OfBoth,
        new("a flipped bit in the signature", dice => new() { Signature = dice.Flip }),
        new("no signature", _ => new() { Signature = _ => [] }),
        new("a byte after the signature", _ => new() { Signature = signature => [.. signature, 0] }),
        new("a flipped bit in authenticator data after signing", dice => Envelope(json => json["response"]!["authenticatorData"] = Text(dice.Flip(Bytes(json, "authenticatorData"))))),
        new("a flipped bit in client data after signing", dice => Envelope(json => json["response"]!["clientDataJSON"] = Text(dice.Flip(Bytes(json, "clientDataJSON"))))),
        new("no user handle", _ => Envelope(json => json["response"]!.AsObject().Remove("userHandle"))),
        new("the user handle of another", dice => Envelope(json => json["response"]!["userHandle"] = Text(dice.Flip(Bytes(json, "userHandle"))))),
        new("a user handle with padding", _ => Envelope(json => json["response"]!["userHandle"] += "=")),
        new("the id of another credential", dice => Envelope(json => Rename(json, Text(dice.Flip(Decode(json["rawId"]!.ToString())))))),
        new("a sign count that went back", _ => new() { SignCount = _ => 1 }),
        new("a sign count that fell to zero", _ => new() { SignCount = _ => 0 }),
        new("eligibility for backup that changed", _ => Flags(flags => flags.HasFlag(AuthenticatorFlags.BackupEligible) ? flags & ~Backup : flags | AuthenticatorFlags.BackupEligible)),
        new("a new attested credential", _ => new() { AuthenticatorData = data => [.. data[..32], (byte)(data[32] | 0x40), .. data[33..], .. new byte[18]] }),
    ];

    private static Alterations Page(Action<JsonObject> change) => new() { ClientData = change };

    private static Alterations ClientText(Func<string, string> change) => new() { ClientDataJson = bytes => Encoding.UTF8.GetBytes(change(Encoding.UTF8.GetString(bytes))) };

    private static Alterations Flags(Func<AuthenticatorFlags, AuthenticatorFlags> change) => new() { Flags = change };

    private static Alterations Envelope(Action<JsonObject> change) => new() { Envelope = change };

    private static Alterations Attestation(Action<CborMap> change) => new() { AttestationObject = change };

    // The list that is a compound statement stays as it is.
    private static Alterations Statement(Action<CborMap> change) => new() { AttestationStatement = change };

    private static bool FlipIn(CborMap statement, string member, Dice dice)
    {
        if (statement[member] is not byte[] bytes)
            return false;

        statement[member] = dice.Flip(bytes);
        return true;
    }

    private static Alterations Key(Action<CborMap> change) => new() { PublicKey = change };

    private static void Rename(JsonObject json, string id)
    {
        json["id"] = id;
        json["rawId"] = id;
    }

    private static string Text(byte[] bytes) => Kernel.Base64UrlText.Encode(bytes);

    private static byte[] Bytes(JsonObject json, string member) => Decode(json["response"]![member]!.ToString());

    private static byte[] Decode(string text) => Kernel.Base64UrlText.TryDecode(text, out var bytes) ? bytes : [];
}
