using System.Text.Json.Nodes;

namespace Ostiary.Testing;

/// <summary>What a metadata BLOB says.</summary>
public sealed record BlobContents
{
    /// <summary>The serial number.</summary>
    /// <value>The default is 42.</value>
    public long Number { get; init; } = 42;

    /// <summary>By when the next one is to be had.</summary>
    /// <value>The default is 1 July 2026.</value>
    public DateOnly NextUpdate { get; init; } = new(2026, 7, 1);

    /// <summary>The entries, such as those of <see cref="BlobEntry"/>.</summary>
    /// <value>The default is none.</value>
    public IReadOnlyList<JsonObject> Entries { get; init; } = [];
}

/// <summary>What to break in an otherwise perfect BLOB.</summary>
public sealed record BlobDefects
{
    /// <summary>Nothing is broken.</summary>
    public static BlobDefects None { get; } = new();

    /// <summary>Changes the header before it is signed.</summary>
    public Action<JsonObject>? Header { get; init; }

    /// <summary>Changes the payload before it is signed.</summary>
    public Action<JsonObject>? Payload { get; init; }

    /// <summary>Changes the payload's bytes before they are signed.</summary>
    public Func<byte[], byte[]>? PayloadBytes { get; init; }

    /// <summary>True when somebody else's key signs.</summary>
    public bool SignedByStranger { get; init; }

    /// <summary>Changes the whole after it was signed.</summary>
    public Func<string, string>? Text { get; init; }
}

/// <summary>Makes entries of a BLOB (FIDO MDS v3 §3.1.1); change their members as you like.</summary>
public static class BlobEntry
{
    /// <summary>An entry for a FIDO2 model: hardware, packed with certificate, ES256, certified to level 1 in 2024.</summary>
    /// <param name="aaguid">The model.</param>
    /// <param name="roots">The certificates in DER that vouch for it.</param>
    public static JsonObject Fido2(Guid aaguid, params IReadOnlyList<ReadOnlyMemory<byte>> roots) => new()
    {
        ["aaguid"] = aaguid.ToString("D"),
        ["metadataStatement"] = new JsonObject
        {
            ["description"] = "Test Authenticator",
            ["aaguid"] = aaguid.ToString("D"),
            ["protocolFamily"] = "fido2",
            ["schema"] = 3,
            ["authenticatorVersion"] = 2,
            ["authenticationAlgorithms"] = new JsonArray("secp256r1_ecdsa_sha256_raw"),
            ["publicKeyAlgAndEncodings"] = new JsonArray("cose"),
            ["attestationTypes"] = new JsonArray("basic_full"),
            ["userVerificationDetails"] = new JsonArray(new JsonArray(new JsonObject { ["userVerificationMethod"] = "fingerprint_internal" })),
            ["keyProtection"] = new JsonArray("hardware", "secure_element"),
            ["matcherProtection"] = new JsonArray("on_chip"),
            ["attachmentHint"] = new JsonArray("external"),
            ["attestationRootCertificates"] = new JsonArray([.. roots.Select(root => (JsonNode)Convert.ToBase64String(root.Span))]),
            ["authenticatorGetInfo"] = new JsonObject { ["versions"] = new JsonArray("FIDO_2_1") },
        },
        ["statusReports"] = new JsonArray(Status("FIDO_CERTIFIED_L1", new(2024, 1, 1))),
        ["timeOfLastStatusChange"] = "2024-01-01",
    };

    /// <summary>A status report.</summary>
    /// <param name="status">The status.</param>
    /// <param name="effectiveDate">From when on; null for always.</param>
    /// <param name="certificate">The certificate in DER that it is about; null for all.</param>
    public static JsonObject Status(string status, DateOnly? effectiveDate = null, ReadOnlyMemory<byte>? certificate = null)
    {
        var report = new JsonObject { ["status"] = status };
        if (effectiveDate is { } date)
            report["effectiveDate"] = date.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        if (certificate is { } der)
            report["certificate"] = Convert.ToBase64String(der.Span);
        return report;
    }

    /// <summary>The same entry with one more report.</summary>
    public static JsonObject With(this JsonObject entry, JsonObject report)
    {
        entry["statusReports"]!.AsArray().Add(report);
        return entry;
    }

    /// <summary>The same entry with another member in its statement.</summary>
    public static JsonObject Stating(this JsonObject entry, string name, JsonNode? value)
    {
        entry["metadataStatement"]![name] = value;
        return entry;
    }
}
