using System.Buffers;
using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;

namespace Ostiary.Kernel;

/// <summary>The shared shape of ids: a prefix that names the kind, and 26 letters that sort by time of making.</summary>
/// <remarks>48 bits of Unix milliseconds and 80 random bits, in Crockford's base32, lower case. An id is a name, never a secret.</remarks>
public static class TypedId
{
    private const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz";
    private const int Letters = 26;

    private static readonly SearchValues<char> Allowed = SearchValues.Create(Alphabet);

    /// <summary>A new id text such as <c>usr_01jd2m…</c>.</summary>
    public static string New(string prefix, TimeProvider clock, Entropy entropy)
    {
        Span<byte> bytes = stackalloc byte[16];
        entropy.Fill(bytes);
        Span<byte> instant = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(instant, clock.GetUtcNow().ToUnixTimeMilliseconds());
        instant[2..].CopyTo(bytes);
        return string.Concat(prefix, "_", Spell(bytes));
    }

    /// <summary>True when the text has this prefix and 26 letters of the alphabet.</summary>
    public static bool IsWellFormed(string prefix, [NotNullWhen(true)] string? text) =>
        text is not null
        && text.Length == prefix.Length + 1 + Letters
        && text.StartsWith(prefix, StringComparison.Ordinal)
        && text[prefix.Length] == '_'
        && !text.AsSpan(prefix.Length + 1).ContainsAnyExcept(Allowed);

    private static string Spell(ReadOnlySpan<byte> bytes)
    {
        var value = BinaryPrimitives.ReadUInt128BigEndian(bytes);
        Span<char> letters = stackalloc char[Letters];
        for (var i = Letters - 1; i >= 0; i--)
        {
            letters[i] = Alphabet[(int)(value & 31)];
            value >>= 5;
        }

        return new string(letters);
    }
}
