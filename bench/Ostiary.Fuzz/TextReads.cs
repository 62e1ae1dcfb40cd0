using System.Text;
using System.Text.Json.Nodes;
using Ostiary.Cli.Commands;
using Ostiary.Kernel;
using Ostiary.Metadata;
using Ostiary.WebAuthn;

namespace Ostiary.Fuzz;

/// <summary>Reads texts that are no structure of their own.</summary>
internal static class TextReads
{
    /// <summary>Reads base64url, and holds it to the promise that no two texts mean the same bytes.</summary>
    public static Seen Base64Url(ReadOnlyMemory<byte> bytes)
    {
        if (bytes.Length > 64 * 1024)
            bytes = bytes[..(64 * 1024)];

        var text = Encoding.Latin1.GetString(bytes.Span);
        if (!Base64UrlText.TryDecode(text, out var decoded))
            return new Seen(new Failure(WebAuthnCodes.MemberNotBase64Url) { Offset = Base64UrlText.FirstForeignLetter(text) is >= 0 and var offset ? offset : null });

        return Base64UrlText.Encode(decoded) == text ? new Seen(null, text.Length % 4) : new Seen(null, 0, "two texts stand for the same bytes");
    }

    public static Seen Json(ReadOnlyMemory<byte> bytes)
    {
        if (!StrictJson.Parse(bytes.Span, "json").TryGet(out var text, out var failure))
            return new Seen(failure);

        using (text)
            return new Seen(null, (int)text[0].Kind);
    }

    /// <summary>Reads an origin as it is configured or listed, and holds it to the promise that it stays as it was written.</summary>
    public static Seen Origin(ReadOnlyMemory<byte> bytes)
    {
        var text = Encoding.UTF8.GetString(bytes.Span[..Math.Min(bytes.Length, 4 * 1024)]);
        if (Kernel.Origin.Parse(text) is not { } origin)
            return new Seen(new Failure(WebAuthnCodes.ConfiguredOriginMalformed));

        RelatedOrigins.FirstBeyondLabels([origin]);
        return new Seen(null, ((int)origin.Kind * 2) + (origin.IsSecure ? 1 : 0), origin.Text == text ? null : "an origin that is not as it was written");
    }

    /// <summary>Judges one line as <c>ostiary verify</c> does; every line must have its verdict.</summary>
    public static Seen VerifyLine(ReadOnlyMemory<byte> bytes)
    {
        // A line may have a million characters, and what judging it takes grows with it.
        var line = bytes[..Math.Min(bytes.Length, 32 * 1024)].ToArray();
        line.AsSpan().Replace((byte)'\n', (byte)' ');
        using var input = new MemoryStream(line);
        using var verdicts = new StringWriter();
        var judging = new VerifyLines(AuthenticatorMetadata.Empty, TimeProvider.System).Judge(input, verdicts, CancellationToken.None);
        judging.GetAwaiter().GetResult();
        var code = JsonNode.Parse(verdicts.ToString().Split('\n')[0] is { Length: > 0 } verdict ? verdict : "{}")!["code"]?.ToString();
        return new Seen(null, code is null ? 0 : string.GetHashCode(code, StringComparison.Ordinal));
    }
}
