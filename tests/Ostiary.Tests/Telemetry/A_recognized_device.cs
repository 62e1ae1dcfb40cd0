using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Ostiary.Telemetry;
using Ostiary.Tests.WebAuthn;

namespace Ostiary.Tests.Telemetry;

public sealed class A_recognized_device
{
    private const string Chrome = "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/145.0.0.0 Mobile Safari/537.36";

    public static TheoryData<string> Cases => [.. DeviceCase.All.Select(each => each.Id)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Is_what_its_evidence_says(string id)
    {
        var each = DeviceCase.All.Single(each => each.Id == id);

        each.Expect.Seen(Recognition.Of(each.Evidence)).ShouldBe(each.Expect);
    }

    [Fact]
    public void Has_cases_enough_to_be_held_to() =>
        DeviceCase.All.GroupBy(each => each.Id[0]).ToDictionary(group => group.Key, group => group.Count()).ShouldSatisfyAllConditions(
            counts => counts['t'].ShouldBe(80),
            counts => counts['o'].ShouldBeGreaterThanOrEqualTo(60));

    [Fact]
    public void Stays_unknown_when_nothing_is_said() =>
        Recognition.Of(new()).ShouldBe(Device.Unknown);

    [Fact]
    public void Is_told_by_the_page_where_the_page_knows_more_than_the_request()
    {
        var sent = ClientHints.FromHeaders(Headers(("sec-ch-ua", "\"Google Chrome\";v=\"145\""), ("sec-ch-ua-platform", "\"Android\""), ("sec-ch-ua-model", "\"\"")));
        var read = ClientHints.FromScript(JsonDocument.Parse("""{"model": "Pixel 9", "platformVersion": "15.0.0"}""").RootElement);

        var device = Recognition.Of(new() { UserAgent = Chrome, Hints = read.Over(sent) });

        device.ShouldSatisfyAllConditions(
            () => device.Model.ShouldBe("Pixel 9"),
            () => device.OsVersion.ShouldBe("15"),
            () => device.Browser.ShouldBe("chrome"),
            () => device.Source.ShouldBe(RecognitionSource.Script));
    }

    [Fact]
    public void Names_who_told() =>
        Recognition.Of(new() { UserAgent = Chrome }).Source.ShouldBe(RecognitionSource.UserAgent);

    [Theory]
    [InlineData("\"Not;A=Brand\";v=\"24\", \"Chromium\";v=\"145\", \"Google Chrome\";v=\"145\"")]
    [InlineData("\"Google Chrome\";v=\"145\", \"Chromium\";v=\"145\", \" Not A;Brand\";v=\"99\"")]
    [InlineData("\"Chromium\"; v=\"145\",\"(Not(A:Brand\"; v=\"8\",\"Google Chrome\";v=\"145\"")]
    [InlineData("\"Not\\\\A\\\"Brand\";v=\"9\", \"Google Chrome\";v=\"145\", \"Chromium\";v=\"145\"")]
    public void Does_not_mind_made_up_brands_wherever_they_stand(string brands)
    {
        var device = Recognition.Of(new() { UserAgent = Chrome, Hints = ClientHints.FromHeaders(Headers(("sec-ch-ua", brands))) });

        (device.Browser, device.BrowserVersion).ShouldBe(("chrome", "145"));
    }

    private static readonly Dictionary<string, string> Floods = new()
    {
        ["parentheses"] = new('(', 1 << 20),
        ["quotation marks"] = new('"', 1 << 20),
        ["nested quotation marks"] = string.Concat(Enumerable.Repeat("\"\\\"", 1 << 18)),
        ["brands"] = string.Concat(Enumerable.Range(0, 10_000).Select(number => $"\"Brand {number}\";v=\"{number}\", ")),
        ["browsers"] = string.Concat(Enumerable.Repeat("Chrome/", 1 << 17)),
        ["phones"] = string.Concat(Enumerable.Repeat("iPhone", 1 << 17)),
        ["systems"] = string.Concat(Enumerable.Repeat("Android;", 1 << 17)),
        ["a long model and version"] = $"Mozilla/5.0 (Linux; Android 14; {new string('M', 1 << 20)}) Chrome/1{new string('0', 1 << 20)}",
        ["control characters"] = "Mozilla/5.0 (Linux; Android 14; A\0B\r\nSet-Cookie: a=b\u001b[31m<script>) Chrome/1.2\0.3",
        ["broken Unicode"] = "\ud800\udfff\u202e (iPhone; CPU iPhone OS 99999999999999999999 like",
        ["great numbers"] = "Mozilla/5.0 (Windows NT 99999999999999999999.0) Version/99999999999999999999 Safari/1",
    };

    public static TheoryData<string> Hostile => [.. Floods.Keys];

    [Theory]
    [MemberData(nameof(Hostile))]
    public void Is_told_in_bounded_time_and_memory_whatever_is_sent(string flood)
    {
        var text = Floods[flood];
        var evidence = new DeviceEvidence { UserAgent = text, Hints = ClientHints.FromHeaders(_ => text), MaxTouchPoints = int.MaxValue };
        Recognition.Of(evidence);

        var (before, clock) = (GC.GetAllocatedBytesForCurrentThread(), Stopwatch.StartNew());
        var device = Recognition.Of(evidence with { Hints = ClientHints.FromHeaders(_ => text) });

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(1 << 20);
        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(1));
        foreach (var word in (string?[])[device.Os, device.OsVersion, device.Browser, device.BrowserVersion, device.Model, device.App])
            (word is null || word.Length <= 64 && word.All(letter => letter is >= ' ' and <= '~')).ShouldBeTrue(word);
    }

    [Fact]
    public void Is_told_of_any_noise()
    {
        var noise = new Noise(20261121);
        var words = DeviceCase.All.SelectMany(each => each.UserAgent.Split(' ', ';')).Distinct().ToArray();
        for (var round = 0; round < 3000; round++)
        {
            var text = new StringBuilder();
            for (var word = noise.Below(12); word > 0; word--)
                text.Append(words[noise.Below(words.Length)]).Append((char)(32 + noise.Below(300))).Append(noise.Below(3) == 0 ? "(" : " ");

            var agent = text.ToString();
            Should.NotThrow(() => Recognition.Of(new() { UserAgent = agent, Hints = ClientHints.FromHeaders(_ => noise.Below(2) == 0 ? agent : null) }));
        }
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("\"text\"")]
    [InlineData("""{"brands": 1, "fullVersionList": [1, null, {"brand": 2}, {"version": "1"}], "model": {}, "mobile": "yes", "platform": "\ud800"}""")]
    public void Is_not_misled_by_a_script_that_gives_other_types(string values) =>
        ClientHints.FromScript(JsonDocument.Parse(values).RootElement).Present.ShouldBeFalse();

    [Fact]
    public void Is_asked_for_by_the_hints_that_the_tables_name()
    {
        AcceptedHints.Header.ShouldBe("Sec-CH-UA-Platform-Version, Sec-CH-UA-Model, Sec-CH-UA-Full-Version-List, Sec-CH-UA-Form-Factors");
        AcceptedHints.ScriptNames.ShouldBe(["platformVersion", "model", "fullVersionList", "formFactors"]);
    }

    private static Func<string, string?> Headers(params (string Name, string Value)[] headers) =>
        name => headers.FirstOrDefault(header => header.Name == name).Value;
}
