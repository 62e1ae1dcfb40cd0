using System.Buffers;
using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;

namespace Ostiary.Kernel;

/// <summary>Base64url as WebAuthn means it (RFC 4648 §5): no padding, no white space, no foreign letter, no stray bits.</summary>
public static class Base64UrlText
{
    private static readonly SearchValues<char> Letters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");

    /// <summary>Writes bytes as base64url without padding.</summary>
    public static string Encode(ReadOnlySpan<byte> bytes) => Base64Url.EncodeToString(bytes);

    /// <summary>Reads base64url. False for padding, white space, a letter outside the alphabet, an impossible length, or non-zero stray bits.</summary>
    /// <param name="text">The text as received.</param>
    /// <param name="bytes">The bytes that it stands for.</param>
    public static bool TryDecode(ReadOnlySpan<char> text, [NotNullWhen(true)] out byte[]? bytes)
    {
        bytes = null;
        if (text.Length % 4 == 1 || text.ContainsAnyExcept(Letters) || HasStrayBits(text.Length, text is [.., var last] ? last : default))
            return false;

        bytes = new byte[DecodedLength(text.Length)];
        return Base64Url.TryDecodeFromChars(text, bytes, out var written) && written == bytes.Length;
    }

    /// <summary>The same for text in UTF-8.</summary>
    /// <param name="text">The text as received.</param>
    /// <param name="bytes">The bytes that it stands for.</param>
    public static bool TryDecodeUtf8(ReadOnlySpan<byte> text, [NotNullWhen(true)] out byte[]? bytes)
    {
        bytes = null;
        if (text.Length % 4 == 1 || HasStrayBits(text.Length, text is [.., var last] ? (char)last : default))
            return false;

        // The decoder steps over white space and padding; fewer letters say fewer bytes, so that it shows in their number.
        var decoded = new byte[DecodedLength(text.Length)];
        if (Base64Url.DecodeFromUtf8(text, decoded, out _, out var written) is not OperationStatus.Done || written != decoded.Length)
            return false;

        bytes = decoded;
        return true;
    }

    /// <summary>The index of the first character that is not of the alphabet; -1 when all are.</summary>
    public static int FirstForeignLetter(ReadOnlySpan<char> text) => text.IndexOfAnyExcept(Letters);

    // Two spellings of the same bytes would make "the same credential" ambiguous, so the unused low bits must be zero.
    private static bool HasStrayBits(int length, char last)
    {
        var unused = (length % 4) switch { 2 => 0b1111, 3 => 0b11, _ => 0 };
        return unused != 0 && (ValueOf(last) & unused) != 0;
    }

    private static int DecodedLength(int length) => length / 4 * 3 + Math.Max(0, length % 4 - 1);

    private static int ValueOf(char letter) => letter switch
    {
        >= 'A' and <= 'Z' => letter - 'A',
        >= 'a' and <= 'z' => letter - 'a' + 26,
        >= '0' and <= '9' => letter - '0' + 52,
        '-' => 62,
        _ => 63,
    };
}
