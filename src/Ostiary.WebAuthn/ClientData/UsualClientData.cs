using System.Buffers;
using System.Text;
using Ostiary.Kernel;

namespace Ostiary.WebAuthn;

/// <summary>
/// Reads client data in the one spelling that clients must write when there is nothing more to say (WebAuthn L3 §5.8.1.1): type, challenge, origin
/// and <c>"crossOrigin":false</c>, without a space. So nearly every sign-in goes past the JSON reader, as §5.8.1.2 intends it.
/// </summary>
internal static class UsualClientData
{
    private const string Create = "webauthn.create";
    private const string Get = "webauthn.get";

    /// <summary>What stands for itself in an origin: no quotation mark, no escape, no control character, nothing beyond ASCII.</summary>
    private static readonly SearchValues<byte> Plain =
        SearchValues.Create([.. Enumerable.Range(0x20, 0x5f).Select(letter => (byte)letter).Where(letter => letter is not ((byte)'"' or (byte)'\\'))]);

    private static ReadOnlySpan<byte> BeforeType => "{\"type\":\""u8;

    private static ReadOnlySpan<byte> BeforeChallenge => "\",\"challenge\":\""u8;

    private static ReadOnlySpan<byte> BeforeOrigin => "\",\"origin\":\""u8;

    private static ReadOnlySpan<byte> End => "\",\"crossOrigin\":false}"u8;

    /// <summary>What it says; null when it is spelled in any other way, be it right or wrong, which only <see cref="StrictJson"/> can tell.</summary>
    public static CollectedClientData? Read(ReadOnlySpan<byte> utf8)
    {
        var rest = utf8;
        if (!Skip(ref rest, BeforeType)
            || TakeType(ref rest) is not { } type
            || !Skip(ref rest, BeforeChallenge)
            || !Base64UrlText.TryDecodeUtf8(TakeText(ref rest), out var challenge) || challenge.Length == 0
            || !Skip(ref rest, BeforeOrigin)
            || TakeText(ref rest) is not { IsEmpty: false } origin || origin.ContainsAnyExcept(Plain)
            || !rest.SequenceEqual(End))
        {
            return null;
        }

        return new() { Type = type, Challenge = challenge, Origin = Encoding.ASCII.GetString(origin), CrossOrigin = false, TopOrigin = null };
    }

    private static string? TakeType(ref ReadOnlySpan<byte> rest) =>
        Skip(ref rest, "webauthn.get"u8) ? Get
        : Skip(ref rest, "webauthn.create"u8) ? Create
        : null;

    // As far as the next quotation mark, or nothing at all.
    private static ReadOnlySpan<byte> TakeText(ref ReadOnlySpan<byte> rest)
    {
        var text = rest[..Math.Max(0, rest.IndexOf((byte)'"'))];
        rest = rest[text.Length..];
        return text;
    }

    private static bool Skip(ref ReadOnlySpan<byte> rest, ReadOnlySpan<byte> expected)
    {
        if (!rest.StartsWith(expected))
            return false;

        rest = rest[expected.Length..];
        return true;
    }
}
