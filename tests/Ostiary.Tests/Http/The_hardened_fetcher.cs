using System.IO.Compression;
using System.Net;
using Ostiary.Server.Outbound;
using Ostiary.Testing;
using static Ostiary.Server.Outbound.OutboundCodes;

namespace Ostiary.Tests.Http;

public sealed class The_hardened_fetcher : IDisposable
{
    private const string Ok = "HTTP/1.1 200 OK\nContent-Length: 5\nETag: \"1\"";

    private readonly PretendedNetwork _network = new();
    private readonly FakeClock _clock = new();
    private readonly HardenedFetcher _fetcher;

    public The_hardened_fetcher() => _fetcher = new HardenedFetcher(_network, _clock);

    [Fact]
    public async Task Brings_a_body_and_what_it_is_called()
    {
        _network.Answer(Ok, "hello"u8.ToArray());

        var answer = (await Fetch()).ShouldSucceed();

        answer.Body.ShouldBe("hello"u8.ToArray());
        answer.EntityTag.ShouldBe("\"1\"");
        _network.Connections[0].Sent.ShouldNotContain("Cookie");
    }

    [Fact]
    public async Task Brings_nothing_when_nothing_changed()
    {
        _network.Answer("HTTP/1.1 304 Not Modified\nETag: \"1\"");

        (await Fetch(tag: "\"1\"")).ShouldSucceed().ShouldBe(new OutboundAnswer(null, "\"1\""));
        _network.Connections[0].Sent.ShouldContain("If-None-Match: \"1\"");
    }

    [Theory]
    [InlineData("http://example.com/")]
    [InlineData("ftp://example.com/")]
    [InlineData("file:///etc/passwd")]
    [InlineData("https://user:secret@example.com/")]
    public async Task Refuses_other_addresses_than_https(string address)
    {
        (await Fetch(address, plainHttp: false)).ShouldFailWith(AddressRefused);
        _network.LookedUp.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("ftp://example.com/")]
    [InlineData("//user@example.com/")]
    public async Task Refuses_a_redirect_to_another_kind_of_address(string location)
    {
        _network.Redirect(location);

        (await Fetch()).ShouldFailWith(AddressRefused);
        _network.Connected.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("2130706433")]
    [InlineData("0.0.0.0")]
    [InlineData("10.1.2.3")]
    [InlineData("100.64.0.1")]
    [InlineData("169.254.169.254")]
    [InlineData("172.31.255.255")]
    [InlineData("192.168.0.1")]
    [InlineData("224.0.0.1")]
    [InlineData("255.255.255.255")]
    [InlineData("[::]")]
    [InlineData("[::1]")]
    [InlineData("[::ffff:10.0.0.1]")]
    [InlineData("[::ffff:a9fe:a9fe]")]
    [InlineData("[64:ff9b::a00:1]")]
    [InlineData("[2002:a00:1::]")]
    [InlineData("[fd00:ec2::254]")]
    [InlineData("[fe80::1]")]
    public async Task Refuses_a_redirect_to_an_address_that_is_not_public(string host)
    {
        _network.Redirect($"http://{host}/latest/meta-data");

        (await Fetch()).ShouldFailWith(PrivateAddress);
        _network.Connected.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Refuses_a_name_of_which_only_one_address_is_private()
    {
        _network.Addresses[0] = [PretendedNetwork.Public, IPAddress.Parse("10.0.0.1")];

        (await Fetch()).ShouldFailWith(PrivateAddress);
        _network.Connected.ShouldBeEmpty();
    }

    [Fact]
    public async Task Connects_to_the_address_that_it_checked_and_asks_for_the_name_once()
    {
        _network.Addresses.Add([IPAddress.Loopback]);
        _network.Answer(Ok, "hello"u8.ToArray()).Answer(Ok, "hello"u8.ToArray());

        (await Fetch()).ShouldSucceed();
        _network.LookedUp.Count.ShouldBe(1);
        _network.Connected.ShouldHaveSingleItem().Address.ShouldBe(PretendedNetwork.Public);

        (await Fetch()).ShouldFailWith(PrivateAddress);
        _network.Connected.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Follows_a_few_redirects_and_no_more()
    {
        _network.Redirect("/a").Redirect("http://other.example.com/b").Answer(Ok, "hello"u8.ToArray());
        (await Fetch()).ShouldSucceed();
        _network.LookedUp.ShouldBe(["example.com", "example.com", "other.example.com"]);

        for (var count = 0; count < 10; count++)
            _network.Redirect("/again");
        (await Fetch()).ShouldFailWith(TooManyRedirects);
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\nContent-Length: 100000000")]
    [InlineData("HTTP/1.1 200 OK\nConnection: close")]
    public async Task Stops_an_endless_body(string head)
    {
        _network.Answers.Enqueue(new EndlessBody(head, silent: false));

        (await Fetch()).ShouldFailWith(TooLarge);
    }

    [Fact]
    public async Task Stops_a_body_that_does_not_come()
    {
        var body = new EndlessBody("HTTP/1.1 200 OK\nConnection: close", silent: true);
        _network.Answers.Enqueue(body);

        var fetched = Fetch();
        await body.Waiting.Task;
        _clock.Advance(TimeSpan.FromSeconds(11));

        (await fetched).ShouldFailWith(TimedOut);
    }

    [Fact]
    public async Task Unpacks_what_fits_and_bursts_no_bomb()
    {
        var small = Packed(new byte[900]);
        _network.Answer($"HTTP/1.1 200 OK\nContent-Encoding: gzip\nContent-Length: {small.Length}", small);
        (await Fetch()).ShouldSucceed().Body!.Length.ShouldBe(900);

        var bomb = Packed(new byte[700_000]);
        bomb.Length.ShouldBeLessThan(1000);
        _network.Answer($"HTTP/1.1 200 OK\nContent-Encoding: gzip\nContent-Length: {bomb.Length}", bomb);
        (await Fetch()).ShouldFailWith(TooLarge);
    }

    [Theory]
    [InlineData("br")]
    [InlineData("gzip, gzip")]
    [InlineData("gzip")]
    public async Task Refuses_an_encoding_that_it_did_not_ask_for_or_that_is_none(string encoding)
    {
        _network.Answer($"HTTP/1.1 200 OK\nContent-Encoding: {encoding}\nContent-Length: 30", "this is no gzip, nor brotli..."u8.ToArray());

        (await Fetch()).ShouldFailWith(EncodingUnsupported);
    }

    [Fact]
    public async Task Says_what_the_host_said_and_that_it_said_nothing()
    {
        _network.Answer("HTTP/1.1 500 Internal Server Error\nContent-Length: 0");
        (await Fetch()).ShouldFailWith(StatusUnexpected);

        (await Fetch()).ShouldFailWith(Unreachable);
    }

    [Fact]
    public async Task Believes_nobody_without_a_certificate()
    {
        _network.Answer("HTTP/1.1 200 OK\nContent-Length: 0");

        (await Fetch("https://example.com/")).ShouldFailWith(Unreachable);
    }

    public void Dispose() => _fetcher.Dispose();

    private static byte[] Packed(byte[] bytes)
    {
        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.SmallestSize))
            gzip.Write(bytes);
        return packed.ToArray();
    }

    private Task<Outcome<OutboundAnswer>> Fetch(string address = "http://example.com/blob", bool plainHttp = true, string? tag = null) => _fetcher.Fetch(
        new OutboundRequest { Address = new Uri(address), LargestBytes = 1000, Timeout = TimeSpan.FromSeconds(10), PlainHttpAllowed = plainHttp, EntityTag = tag }, default);
}
