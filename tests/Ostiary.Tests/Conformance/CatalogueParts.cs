namespace Ostiary.Tests.Conformance;

/// <summary>The whole catalogue, as the conformance tool 1.9 has it.</summary>
internal static class CatalogueParts
{
    private static readonly string[] ClientData =
    [
        "type missing", "type no text", "type empty", "type another word", "type of the other ceremony",
        "challenge missing", "challenge no text", "challenge empty", "challenge not base64url", "challenge another",
        "origin missing", "origin no text", "origin empty", "origin foreign",
        "tokenBinding no object", "tokenBinding without status", "tokenBinding with an unknown status",
    ];

    private static readonly string[] Envelope =
        ["id missing", "id no text", "id not base64url", "type missing", "type no text", "type not public-key", "response missing", "response no object"];

    public static IReadOnlyList<CataloguePart> All { get; } =
    [
        new("CreationOptions Req-1", "what a server asks of a registration")
        {
            Passes = ["all members are there and as they should be; an extension is echoed", "attestation none", "challenges differ"],
        },
        new("Attestation Resp-1", "the JSON around a registration")
        {
            Passes = ["the next options exclude what was registered"],
            Refusals =
            [
                .. Envelope, "clientDataJSON missing", "clientDataJSON no text", "clientDataJSON empty",
                "attestationObject missing", "attestationObject no text", "attestationObject empty", "user not verified while that is required",
            ],
        },
        new("Attestation Resp-2", "the client data of a registration") { Refusals = ClientData },
        new("Attestation Resp-3", "the attestation object")
        {
            Passes = ["ED set, with extension data"],
            Refusals =
            [
                "no CBOR map", "fmt missing", "fmt no text", "attStmt missing", "attStmt no map", "authData missing", "authData no bytes", "authData empty",
                "AT clear, data there", "AT clear, no data", "AT set, no data", "bytes left over", "packed statement empty", "alg missing", "alg no number",
                "alg not one of the metadata", "sig missing", "sig no bytes", "sig empty",
            ],
        },
        new("Attestation Resp-4", "algorithms of passkeys")
        {
            Passes = ["ES256K", "PS256", "PS384", "PS512", "RS256", "RS384", "RS512", "RS1", "ES256", "ES384", "ES512", "Ed25519"],
        },
        new("Attestation Resp-5", "packed with certificates")
        {
            Passes =
            [
                "as it should be", "certificates that lead to a root of the metadata", "a batch certificate that is the anchor itself",
                "a root whose Basic Constraints are critical", "metadata with vendor commands of 64 bits",
            ],
            Refusals =
            [
                "fmt unknown", "signature bad", "x5c missing", "x5c no list", "x5c empty", "leaf expired", "leaf not yet valid", "leaf's algorithm not the metadata's",
                "a path that cannot be verified", "the whole path sent, the root too", "certificates in the wrong order", "intermediate expired",
                "signature not the leaf's", "signature the passkey's own",
            ],
        },
        new("Attestation Resp-6", "packed by the passkey itself")
        {
            Passes = ["as it should be"],
            Refusals = ["signature bad", "certificates where the metadata lists only surrogate attestation", "fmt unknown"],
        },
        new("Attestation Resp-7", "none")
        {
            Passes = ["none", "self attestation when none was asked for"],
            Refusals = ["a whole statement under none"],
        },
        new("Attestation Resp-8", "fido-u2f") { Passes = ["as it should be"], Refusals = ["AAGUID not zero", "signature bad"] },
        new("Attestation Resp-9", "tpm")
        {
            Passes = ["SHA-256", "SHA-1", "a name by another hash than nameAlg", "ES256"],
            Refusals = ["certificates in the wrong order", "extraData another", "magic another", "pubArea.unique not the passkey's"],
        },
        new("Attestation Resp-A", "android-key")
        {
            Passes = ["as it should be"],
            Refusals = ["challenge in the certificate another", "key of the leaf another", "certificates in the wrong order"],
        },
        new("Attestation Resp-B", "android-safetynet, gone from the tool in 1.9")
        {
            Passes = ["as it should be"],
            Refusals = ["ver empty", "response empty", "nonce another", "x5c empty", "ctsProfileMatch false", "time in the future", "time more than a minute ago"],
        },
        new("GetOptions Req-1", "what a server asks of an authentication")
        {
            Passes = ["all members are there and as they should be; an extension is echoed", "challenges differ"],
        },
        new("Assertion Resp-1", "the JSON around an authentication")
        {
            Passes = ["as it should be"],
            Refusals =
            [
                .. Envelope, "clientDataJSON missing", "clientDataJSON no text", "clientDataJSON empty",
                "authenticatorData missing", "authenticatorData no text", "authenticatorData not base64url", "authenticatorData empty",
                "signature missing", "signature no text", "signature not base64url", "signature empty", "signature of something else", "userHandle no text",
            ],
        },
        new("Assertion Resp-2", "the client data of an authentication") { Refusals = ClientData },
        new("Assertion Resp-3", "authenticator data of an authentication")
        {
            Passes =
            [
                "a counter that is always 0", "verified, required", "not verified, preferred", "verified, preferred", "not verified, discouraged",
                "verified, discouraged", "ED set, with extension data",
            ],
            Refusals = ["bytes left over", "RP ID hash another", "client data hash another", "counter not grown", "not verified, required"],
            Old = ["neither present nor verified, preferred", "neither present nor verified, discouraged"],
        },
        new("Metadata", "the FIDO Metadata Service")
        {
            Passes = ["an authenticator of a good BLOB"],
            Refusals = ["a status that ends trust", "BLOB signature bad", "BLOB certificates bad", "intermediate revoked", "signer revoked"],
            Old = ["a statement whose hash is another", "revocation lists that have run out"],
        },
    ];

    /// <summary>Where we decide otherwise than the tool, or in other words, and why.</summary>
    public static IReadOnlyDictionary<string, string> DecidedOtherwise { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["CreationOptions Req-1 P-1"] = "success is told by the HTTP status, not by members of the body; extensions are the server's to choose, so none is echoed",
        ["CreationOptions Req-1 P-2"] = "conveyance is the relying party's policy, none by default, and not the page's wish",
        ["GetOptions Req-1 P-1"] = "as for a registration; and user verification is the purpose's, not the page's wish",
        ["Attestation Resp-4 P-8"] = "SHA-1 makes no signature of a passkey; the tool itself sends ES256 here",
        ["Attestation Resp-9 P-3"] = "refused: TPM 2.0 Part 1 §16 makes the name with nameAlg; the tool has switched this off",
        ["Assertion Resp-3 O-1"] = "refused: Level 3 §7.2 step 16 wants UP whatever is asked; the tool has dropped it",
        ["Assertion Resp-3 O-2"] = "refused, for the same reason",
        ["Metadata O-1"] = "since version 3 the statements stand inside the signed BLOB, so that a changed one breaks the signature",
        ["Metadata O-2"] = "a policy: refused by default, taken where revocation is looked at only as far as it can be had; lists of the tool have run out before",
    };
}
