using System.Buffers.Text;
using System.Text;

namespace Ostiary.Fuzz;

/// <summary>Injuries of JSON: other values, members that stand twice, nests, halves of surrogate pairs, and bytes inside base64url texts.</summary>
internal sealed class JsonEdits(EditBuffer inner, CborEdits cbor)
{
    private const int LongestToken = 16 * 1024;

    private static readonly byte[][] Values =
        [.. new[] { "null", "true", "false", "0", "-0", "1e999", "\"\"", "[]", "{}", "\"\\ud800\"", "\"\\u0000\"", "\"A\"", "\"public-key\"", "99999999999999999999", "// a\n", ",", "\ufeff", "\"\\udc00\\ud800\":1," }.Select(Encoding.UTF8.GetBytes)];

    private readonly byte[] _text = new byte[LongestToken];

    public void Apply(EditBuffer buffer, Dice dice, ReadOnlySpan<byte> other)
    {
        if (buffer.Length == 0 || FindToken(buffer.Span, dice) is not { Count: > 0 } token)
        {
            ByteEdits.Apply(buffer, dice, other);
            return;
        }

        switch (dice.Below(8))
        {
            case 0: buffer.Replace(token.At, token.Count, dice.Of<byte[]>(Values)); break;
            case 1: buffer.Insert(token.At, dice.Of<byte[]>(Values)); break;
            case 2: RepeatMember(buffer, token.At); break;
            case 3: buffer.Repeat(0, 1, token.At, 1 + dice.Below(80)); break;
            case 4: buffer.Replace(token.At, token.Count, []); break;
            case 5: ByteEdits.Apply(buffer, dice, other); break;
            default: Inside(buffer, dice, token, other); break;
        }
    }

    /// <summary>A text with its quotes, somewhere.</summary>
    private static (int At, int Count)? FindToken(ReadOnlySpan<byte> json, Dice dice)
    {
        var from = dice.Below(json.Length);
        var open = json[from..].IndexOf((byte)'"');
        if (open < 0)
            return null;

        open += from;
        var close = json[(open + 1)..].IndexOf((byte)'"');
        return close < 0 ? null : (open, close + 2);
    }

    private static void RepeatMember(EditBuffer buffer, int at)
    {
        var comma = buffer.Span[at..].IndexOf((byte)',');
        if (comma > 0)
            buffer.Repeat(at, comma + 1, at, 1);
    }

    /// <summary>Injures the bytes that a text stands for, and writes them as base64url again.</summary>
    private void Inside(EditBuffer buffer, Dice dice, (int At, int Count) token, ReadOnlySpan<byte> other)
    {
        var text = buffer.Span.Slice(token.At + 1, token.Count - 2);
        if (text.IsEmpty || text.Length > LongestToken / 2 || !Base64Url.IsValid(text))
        {
            ByteEdits.Apply(buffer, dice, other);
            return;
        }

        text.CopyTo(_text);
        var count = Base64Url.DecodeFromUtf8InPlace(_text.AsSpan(0, text.Length));
        inner.Load(_text.AsSpan(0, count));
        if (dice.OneIn(2))
            ByteEdits.Apply(inner, dice, []);
        else
            cbor.Apply(inner, dice, []);
        if (Base64Url.TryEncodeToUtf8(inner.Span, _text, out var written))
            buffer.Replace(token.At + 1, token.Count - 2, _text.AsSpan(0, written));
    }
}
