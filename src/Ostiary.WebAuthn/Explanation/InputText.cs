using System.Buffers;
using System.Security.Cryptography;
using System.Text.Unicode;
using Ostiary.Kernel;

namespace Ostiary.WebAuthn;

/// <summary>An input with its text encoding taken off.</summary>
/// <param name="Encoding">What the encoding was.</param>
/// <param name="Bytes">What it stood for; for JSON and JWS the text itself.</param>
/// <param name="Remark">What verification would mind about the encoding; null when nothing.</param>
internal sealed record InputText(ExplainedEncoding Encoding, ReadOnlyMemory<byte> Bytes, string? Remark = null)
{
    private const string CertificateLabel = "CERTIFICATE";
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    private static readonly SearchValues<char> Letters = SearchValues.Create(Alphabet);

    /// <summary>Guesses the encoding, most telling first. Fails with <c>explanation.input_empty</c> or <c>explanation.encoding_unrecognized</c>.</summary>
    public static Outcome<InputText> Read(ReadOnlyMemory<byte> input)
    {
        if (!Utf8.IsValid(input.Span) || input.Span.ContainsAnyInRange((byte)0, (byte)8))
            return new InputText(ExplainedEncoding.Bytes, input);

        if (PlainJson(input) is { } json)
            return json;

        var text = LossyText.Of(input.Span).Trim().Trim('\ufeff').Trim('"', '\'').Trim();
        if (text.Length == 0)
            return ExplanationCodes.InputEmpty;

        if (text[0] is '{' or '[')
            return new InputText(ExplainedEncoding.Json, System.Text.Encoding.UTF8.GetBytes(text));

        return (Pem(text) ?? Jws(text) ?? Hex(text) ?? AnyBase64(text)) is { } read
            ? read
            : new Failure(ExplanationCodes.EncodingUnrecognized) { Offset = FirstForeign(text) };
    }

    /// <summary>Reads base64 or base64url, with or without padding and line ends; null when the text is neither.</summary>
    public static byte[]? Base64(ReadOnlySpan<char> text)
    {
        var letters = new char[text.Length];
        var count = 0;
        foreach (var letter in text)
        {
            if (!char.IsWhiteSpace(letter))
                letters[count++] = letter switch { '+' => '-', '/' => '_', _ => letter };
        }

        var plain = letters.AsSpan(0, count).TrimEnd('=');
        if (plain.Length % 4 == 1 || plain.IsEmpty || plain.ContainsAnyExcept(Letters))
            return null;

        // Bits that the last letter has too many are dropped: what is shown is what a careless reader would see.
        plain = ClearStrayBits(plain);
        return Base64UrlText.TryDecode(plain, out var bytes) ? bytes : null;
    }

    // Spares the largest inputs a copy as text and one back.
    private static InputText? PlainJson(ReadOnlyMemory<byte> input)
    {
        var bytes = input[System.Text.Ascii.Trim(input.Span)];
        return bytes.Span is [(byte)'{' or (byte)'[', .., < 0x80 and not ((byte)'"' or (byte)'\'')] ? new InputText(ExplainedEncoding.Json, bytes) : null;
    }

    private static Span<char> ClearStrayBits(Span<char> plain)
    {
        var mask = (plain.Length % 4) switch { 2 => 0x30, 3 => 0x3c, _ => 0x3f };
        plain[^1] = Alphabet[Alphabet.IndexOf(plain[^1], StringComparison.Ordinal) & mask];
        return plain;
    }

    private static InputText? Pem(string text)
    {
        if (!PemEncoding.TryFind(text, out var fields) || !text.AsSpan()[fields.Label].SequenceEqual(CertificateLabel))
            return null;

        return Base64(text.AsSpan()[fields.Base64Data]) is { } der ? new InputText(ExplainedEncoding.Pem, der) : null;
    }

    private static InputText? Jws(string text) =>
        text.AsSpan().Count('.') == 2 && text.StartsWith("ey", StringComparison.Ordinal)
            ? new InputText(ExplainedEncoding.Jws, System.Text.Encoding.UTF8.GetBytes(text))
            : null;

    private static InputText? Hex(string text)
    {
        var digits = text.StartsWith("0x", StringComparison.OrdinalIgnoreCase) ? text[2..] : text;
        digits = string.Concat(digits.Where(letter => letter is not ':' && !char.IsWhiteSpace(letter)));
        return digits.Length > 0 && digits.Length % 2 == 0 && digits.All(char.IsAsciiHexDigit)
            ? new InputText(ExplainedEncoding.Hex, Convert.FromHexString(digits))
            : null;
    }

    private static InputText? AnyBase64(string text)
    {
        if (Base64UrlText.TryDecode(text, out var strict))
            return new InputText(ExplainedEncoding.Base64Url, strict);

        if (Base64(text) is not { } bytes)
            return null;

        var isBase64 = text.AsSpan().ContainsAny('+', '/');
        return new InputText(
            isBase64 ? ExplainedEncoding.Base64 : ExplainedEncoding.Base64Url,
            bytes,
            "not base64url without padding as browsers send it: verification would refuse it in JSON");
    }

    private static int? FirstForeign(string text) =>
        Base64UrlText.FirstForeignLetter(text) is >= 0 and var offset ? offset : null;
}
