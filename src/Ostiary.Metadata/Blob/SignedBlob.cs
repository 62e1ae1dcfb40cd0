using System.Buffers.Text;
using System.Text.Json;
using Ostiary.Kernel;

namespace Ostiary.Metadata;

/// <summary>A metadata BLOB taken apart and not yet believed: a JWS in compact serialization (FIDO MDS v3 §3.1.7, RFC 7515 §7.1).</summary>
public sealed class SignedBlob
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 4 };

    private SignedBlob()
    {
    }

    /// <summary>The signer's certificates in DER, the one that signed first.</summary>
    public IReadOnlyList<ReadOnlyMemory<byte>> Certificates { get; private init; } = [];

    /// <summary>The name of the algorithm, as the header has it.</summary>
    internal string Algorithm { get; private init; } = "";

    /// <summary>What was signed: header, dot and payload as encoded.</summary>
    internal ReadOnlyMemory<byte> SignedBytes { get; private init; }

    internal ReadOnlyMemory<byte> Signature { get; private init; }

    internal ReadOnlyMemory<byte> EncodedPayload { get; private init; }

    /// <summary>Takes a BLOB apart.</summary>
    /// <remarks>
    /// Fails with <c>metadata.blob_too_large</c>, <c>metadata.blob_malformed</c>, <c>metadata.blob_certificates_missing</c> or
    /// <c>metadata.blob_certificates_elsewhere</c>. White space at the end of the file is let pass, as editors leave it.
    /// </remarks>
    public static Outcome<SignedBlob> Parse(ReadOnlyMemory<byte> encoded)
    {
        if (encoded.Length > BlobLimits.Blob)
            return new Failure(MetadataCodes.BlobTooLarge, $"more than {BlobLimits.Blob} bytes");

        var text = encoded[..encoded.Span.TrimEnd(" \r\n"u8).Length];
        var afterHeader = text.Span.IndexOf((byte)'.');
        var afterPayload = text.Span.LastIndexOf((byte)'.');
        if (afterHeader < 1 || afterPayload <= afterHeader + 1 || afterHeader > BlobLimits.HeaderCharacters
            || text[(afterHeader + 1)..afterPayload].Span.Contains((byte)'.'))
        {
            return Malformed("header, payload and signature are due, with dots between them");
        }

        return Decode(text.Span[..afterHeader]) is { } header && Decode(text.Span[(afterPayload + 1)..]) is { Length: > 0 } signature
            ? Read(header, blob => new SignedBlob
            {
                Algorithm = blob.Algorithm,
                Certificates = blob.Certificates,
                SignedBytes = text[..afterPayload],
                EncodedPayload = text[(afterHeader + 1)..afterPayload],
                Signature = signature,
            })
            : Malformed("header or signature is not base64url");
    }

    /// <summary>The payload, decoded; null when it is not base64url.</summary>
    internal byte[]? Payload() => Decode(EncodedPayload.Span);

    private static Outcome<SignedBlob> Read(byte[] header, Func<(string Algorithm, IReadOnlyList<ReadOnlyMemory<byte>> Certificates), SignedBlob> make)
    {
        try
        {
            using var document = JsonDocument.Parse(header, Strict);
            var members = new JsonReading(document.RootElement);
            if (members.Text("alg") is not { Length: > 0 } algorithm)
                return Malformed("a header with a text alg is due");

            // An extension that must be understood (RFC 7515 §4.1.11), and none is.
            if (members.Has("crit"))
                return Malformed("the header has crit");

            return CertificatesOf(members).Map(certificates => make((algorithm, certificates)));
        }
        catch (JsonException)
        {
            return Malformed("the header is not JSON");
        }
        catch (InvalidOperationException)
        {
            return Malformed("half of a surrogate pair in the header");
        }
    }

    // RFC 7515 §4.1.6: base64 with padding, unlike everything around it.
    private static Outcome<IReadOnlyList<ReadOnlyMemory<byte>>> CertificatesOf(JsonReading header)
    {
        if (!header.Has("x5c"))
            return new Failure(header.Has("x5u") ? MetadataCodes.BlobCertificatesElsewhere : MetadataCodes.BlobCertificatesMissing);

        var texts = header.Texts("x5c");
        var certificates = texts.Select(JsonReading.Base64).OfType<byte[]>().Select(der => new ReadOnlyMemory<byte>(der)).ToList();
        if (texts.Count == 0)
            return new Failure(MetadataCodes.BlobCertificatesMissing, "x5c is no list of texts, or empty");

        return certificates.Count != texts.Count || texts.Count > BlobLimits.CertificatesCount
            ? Malformed($"x5c of 1 to {BlobLimits.CertificatesCount} certificates in base64 is due")
            : certificates;
    }

    private static byte[]? Decode(ReadOnlySpan<byte> text)
    {
        // The framework's decoder skips white space and allows padding; a JWS has neither.
        if (text.ContainsAny(" \t\r\n="u8) || text.Length % 4 == 1)
            return null;

        var bytes = new byte[Base64Url.GetMaxDecodedLength(text.Length)];
        return Base64Url.DecodeFromUtf8(text, bytes, out _, out var written) is System.Buffers.OperationStatus.Done
            ? written == bytes.Length ? bytes : bytes[..written]
            : null;
    }

    private static Failure Malformed(string detail) => new(MetadataCodes.BlobMalformed, detail);
}
