using System.Text.Json.Nodes;
using Ostiary.Testing;

namespace Ostiary.Tests.Conformance;

/// <summary>What is broken, the code that must refuse it, and the member that must be named when it matters.</summary>
internal readonly record struct Refusal<T>(T Case, FailureCode Code, string? Field);

/// <summary>Words and codes of cases, whatever it is that they break.</summary>
internal interface IRefusals
{
    IEnumerable<(string Words, FailureCode Code)> Codes { get; }
}

/// <summary>Cases told in words, which begin with an entry of the conformance catalogue where there is one.</summary>
internal sealed class Broken<T> : Dictionary<string, Refusal<T>>, IRefusals
{
    public IEnumerable<(string Words, FailureCode Code)> Codes => this.Select(entry => (entry.Key, entry.Value.Code));

    public void Add(string words, T broken, FailureCode code, string? field = null) => Add(words, new Refusal<T>(broken, code, field));

    public TheoryData<string> Words => [.. Keys];
}

/// <summary>How tests say that an outcome is the refusal that is due.</summary>
internal static class Refusals
{
    /// <summary>The outcome is a refusal with the code that is due, against the member that is due; returns the failure for further looks.</summary>
    public static Failure ShouldFailAs<TOutcome, TCase>(this Outcome<TOutcome> outcome, Refusal<TCase> due)
    {
        var failure = outcome.ShouldFailWith(due.Code);
        if (due.Field is not null)
            failure.Field.ShouldBe(due.Field);

        return failure;
    }
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
