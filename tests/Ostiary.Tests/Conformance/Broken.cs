using System.Text.Json.Nodes;
using Ostiary.Testing;

namespace Ostiary.Tests.Conformance;

/// <summary>Cases told in words: what is broken, how, and the code that must refuse it.</summary>
internal sealed class Broken<T> : Dictionary<string, (T Case, FailureCode Code)>
{
    public void Add(string words, T broken, FailureCode code) => Add(words, (broken, code));

    public TheoryData<string> Words => [.. Keys];
}

/// <summary>Small ways to break bytes and JSON.</summary>
internal static class Break
{
    public static byte[] LastBit(byte[] bytes) => [.. bytes[..^1], (byte)(bytes[^1] ^ 1)];

    public static byte[] WithByteAfter(byte[] bytes) => [.. bytes, 0];

    public static byte[] WithoutLastByte(byte[] bytes) => bytes[..^1];

    public static AuthenticatorFlags Without(this AuthenticatorFlags flags, AuthenticatorFlags cleared) => flags & ~cleared;

    public static Alterations Envelope(Action<JsonObject> change) => new() { Envelope = change };

    /// <summary>Puts another credential id into both places of the envelope.</summary>
    public static Action<JsonObject> BothIds(string id) => json =>
    {
        json["id"] = id;
        json["rawId"] = id;
    };

    public static byte[] Bit(byte[] bytes, int index)
    {
        bytes[index / 8 % bytes.Length] ^= (byte)(1 << (index % 8));
        return bytes;
    }

    public static Alterations Response(Action<JsonObject> change) => new() { Envelope = json => change(json["response"]!.AsObject()) };

    /// <summary>Changes bytes inside the response after everything was signed.</summary>
    public static Alterations AfterSigning(string member, Func<byte[], byte[]> change) => Response(response =>
        response[member] = Base64UrlText.TryDecode(response[member]!.GetValue<string>(), out var bytes)
            ? Base64UrlText.Encode(change(bytes))
            : throw new FormatException(member));
}
