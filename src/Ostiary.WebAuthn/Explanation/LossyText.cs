using System.Buffers;
using System.Text.Unicode;

namespace Ostiary.WebAuthn;

/// <summary>Text as people are shown it: whatever is not UTF-8 becomes U+FFFD.</summary>
internal static class LossyText
{
    /// <summary>Reads bytes of any kind.</summary>
    /// <remarks>Not by <see cref="System.Text.Encoding"/>, whose replacing takes an object for each foreign byte.</remarks>
    public static string Of(ReadOnlySpan<byte> utf8)
    {
        var letters = ArrayPool<char>.Shared.Rent(utf8.Length);
        Utf8.ToUtf16(utf8, letters, out _, out var count);
        var text = new string(letters, 0, count);
        ArrayPool<char>.Shared.Return(letters);
        return text;
    }
}
