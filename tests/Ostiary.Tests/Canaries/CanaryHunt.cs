using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace Ostiary.Tests.Canaries;

/// <summary>Looks for planted texts and bytes wherever they may have got, in every form in which somebody may have written them down.</summary>
/// <remarks>
/// Everything is compared as bytes, in lower case. Forms: as it is, UTF-16, hexadecimal, base64 and base64url wherever they begin in a longer
/// text, percent-encoded, and escaped as JSON; the last five also of UTF-16.
/// </remarks>
internal sealed class CanaryHunt
{
    /// <summary>The text that all planted texts have in them.</summary>
    public const string Mark = "kanarie5x8q2";

    // Every form is at least so long, and begins with letters that hardly anything else begins with.
    private const int Window = 12;

    // Of longer secrets a part in the middle: what leaks cut off is found as well.
    private const int Part = 16;

    private readonly Dictionary<string, List<(string Form, string What)>> _forms = new(StringComparer.Ordinal);

    public CanaryHunt() => PlantText("a planted text", Mark);

    /// <summary>How many forms are looked for.</summary>
    public int Forms => _forms.Values.Sum(list => list.Count);

    /// <summary>A text to plant.</summary>
    public static string Text(string what, int number) => string.Create(CultureInfo.InvariantCulture, $"{what}-{Mark}-{number}");

    /// <summary>Also looks for this text, which is long and seldom enough by itself.</summary>
    public void Plant(string what, string secret)
    {
        secret.Length.ShouldBeGreaterThanOrEqualTo(Part, what);
        PlantText(what, secret.Substring((secret.Length - Part) / 2, Part));
        if (Base64Url.IsValid(secret))
            PlantBytes(what, Base64Url.DecodeFromChars(secret));
    }

    /// <summary>What of it is in a text, with what stands around it.</summary>
    public IEnumerable<string> In(string place, string? text) => text is null ? [] : In(place, Encoding.UTF8.GetBytes(text));

    /// <summary>What of it is in bytes.</summary>
    public IEnumerable<string> In(string place, byte[] bytes)
    {
        var text = Encoding.Latin1.GetString(bytes).ToLowerInvariant();
        var forms = _forms.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var at = 0; at + Window <= text.Length; at++)
        {
            if (!forms.TryGetValue(text.AsSpan(at, Window), out var list))
                continue;

            foreach (var (form, what) in list.Where(one => text.AsSpan(at).StartsWith(one.Form, StringComparison.Ordinal)))
                yield return $"{place}: {what} in …{text[Math.Max(0, at - 40)..Math.Min(text.Length, at + form.Length + 20)]}…";
        }
    }

    private void PlantText(string what, string text)
    {
        PlantBytes(what, Encoding.UTF8.GetBytes(text));
        PlantBytes($"{what} (UTF-16)", Encoding.Unicode.GetBytes(text));
        PlantBytes($"{what} (UTF-16, big-endian)", Encoding.BigEndianUnicode.GetBytes(text));
        Add($"{what} (JSON)", string.Concat(text.Select(letter => $"\\u{(int)letter:x4}")));
    }

    private void PlantBytes(string what, byte[] secret)
    {
        var part = secret.Length <= Part ? secret : secret.AsSpan((secret.Length - Part) / 2, Part).ToArray();
        if (part.Length < Window)
            return;

        Add(what, Encoding.Latin1.GetString(part));
        Add($"{what} (hexadecimal)", Convert.ToHexStringLower(part));
        Add($"{what} (percent)", string.Concat(part.Select(one => $"%{one:x2}")));
        for (var shift = 0; shift < 3; shift++)
        {
            Add($"{what} (base64)", Inner(part, shift, Convert.ToBase64String));
            Add($"{what} (base64url)", Inner(part, shift, bytes => Base64Url.EncodeToString(bytes)));
        }
    }

    // Letters that depend on the bytes before and after are cut away.
    private static string Inner(byte[] part, int shift, Func<byte[], string> encode)
    {
        var encoded = encode([.. new byte[shift], .. part]).TrimEnd('=');
        var (from, until) = (((shift * 8) + 5) / 6, (shift + part.Length) * 8 / 6);
        return encoded[from..until];
    }

    private void Add(string what, string form)
    {
        var lower = form.ToLowerInvariant();
        lower.Length.ShouldBeGreaterThanOrEqualTo(Window, what);
        var list = _forms.TryGetValue(lower[..Window], out var known) ? known : _forms[lower[..Window]] = [];
        if (!list.Exists(one => one.Form == lower))
            list.Add((lower, what));
    }
}
