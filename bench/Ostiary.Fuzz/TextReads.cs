using System.Text;
using Ostiary.Kernel;
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
        if (!StrictJson.Parse(bytes, "json").TryGet(out var text, out var failure))
            return new Seen(failure);

        using (text)
            return new Seen(null, (int)text[0].Kind);
    }
}
