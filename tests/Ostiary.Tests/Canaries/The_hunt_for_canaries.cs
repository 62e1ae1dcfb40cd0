using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Ostiary.Tests.Canaries;

/// <summary>A hunt that finds nothing proves something only if it would have found it.</summary>
public sealed class The_hunt_for_canaries
{
    public static TheoryData<string> Leaks => new(Encodings.Keys);

    private static Dictionary<string, Func<byte[], byte[]>> Encodings { get; } = new()
    {
        ["plain"] = bytes => bytes,
        ["capitals"] = bytes => Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(bytes).ToUpperInvariant()),
        ["base64"] = bytes => Encoding.UTF8.GetBytes(Convert.ToBase64String(bytes)),
        ["base64url"] = bytes => Encoding.UTF8.GetBytes(Base64Url.EncodeToString(bytes)),
        ["hexadecimal"] = bytes => Encoding.UTF8.GetBytes(Convert.ToHexString(bytes)),
        ["percent"] = bytes => Encoding.UTF8.GetBytes(string.Concat(bytes.Select(one => $"%{one:X2}"))),
        ["JSON"] = bytes => Encoding.UTF8.GetBytes(string.Concat(Encoding.UTF8.GetString(bytes).Select(letter => $"\\u{(int)letter:X4}"))),
        ["UTF-16"] = bytes => Encoding.Unicode.GetBytes(Encoding.UTF8.GetString(bytes)),
        ["UTF-16, big-endian"] = bytes => Encoding.BigEndianUnicode.GetBytes(Encoding.UTF8.GetString(bytes)),
        ["base64 of UTF-16"] = bytes => Encoding.UTF8.GetBytes(Convert.ToBase64String(Encoding.Unicode.GetBytes(Encoding.UTF8.GetString(bytes)))),
        ["hexadecimal of UTF-16"] = bytes => Encoding.UTF8.GetBytes(Convert.ToHexString(Encoding.Unicode.GetBytes(Encoding.UTF8.GetString(bytes)))),
    };

    [Theory]
    [MemberData(nameof(Leaks))]
    public void Finds_a_planted_text_wherever_it_begins(string encoding)
    {
        for (var before = 0; before < 4; before++)
        {
            var leak = Encodings[encoding](Encoding.UTF8.GetBytes(new string('#', before) + CanaryHunt.Text("mail", 7) + "@example.com"));

            new CanaryHunt().In("here", [.. "{\"a\":\""u8, .. leak, .. "\"}"u8]).ShouldNotBeEmpty($"{encoding} after {before}");
        }
    }

    [Theory]
    [MemberData(nameof(Leaks))]
    public void Finds_a_secret_of_bytes_as_it_travels(string encoding)
    {
        if (encoding == "capitals")
            return;

        var (hunt, secret) = (new CanaryHunt(), RandomNumberGenerator.GetBytes(32));
        var travels = Base64Url.EncodeToString(secret);
        hunt.Plant("challenge", travels);

        hunt.In("here", Encodings[encoding](Encoding.UTF8.GetBytes($"x{travels}"))).ShouldNotBeEmpty();
        hunt.In("here", secret).ShouldNotBeEmpty();
        hunt.In("here", Convert.ToHexString(secret)).ShouldNotBeEmpty();
        hunt.In("here", Convert.ToBase64String([1, .. secret, 2])).ShouldNotBeEmpty();
    }

    [Fact]
    public void Says_where_and_what_it_found_and_nothing_where_nothing_is()
    {
        var hunt = new CanaryHunt();

        hunt.In("events.fields", $"mail: {CanaryHunt.Text("mail", 7)}").ShouldHaveSingleItem().ShouldBe("events.fields: a planted text in …mail: mail-kanarie5x8q2-7…");
        hunt.In("events.fields", """{"kind":"get","mediation":"modal","name":"NotAllowedError","messageHash":"279c9b42ed7bf7f4"}""").ShouldBeEmpty();
    }
}
