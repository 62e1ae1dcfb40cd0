namespace Ostiary.Tests.Kernel;

public sealed class An_origin
{
    private const string Fingerprint = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8";

    [Theory]
    [InlineData("https://example.com", OriginKind.Web, "example.com")]
    [InlineData("https://example.com:8443", OriginKind.Web, "example.com")]
    [InlineData("http://localhost:8080", OriginKind.Web, "localhost")]
    [InlineData("http://app.localhost", OriginKind.Web, "app.localhost")]
    [InlineData("android:apk-key-hash:" + Fingerprint, OriginKind.AndroidApp, null)]
    [InlineData("ios:bundle-id:com.example.App-2", OriginKind.AppleApp, null)]
    public void Is_read_as_clients_write_it(string text, OriginKind kind, string? host)
    {
        var origin = Origin.Parse(text).ShouldNotBeNull();

        origin.Kind.ShouldBe(kind);
        origin.Host.ShouldBe(host);
        origin.IsSecure.ShouldBeTrue();
        origin.ToString().ShouldBe(text);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("example.com")]
    [InlineData("https://example.com/")]
    [InlineData("https://example.com/path")]
    [InlineData("https://example.com?x")]
    [InlineData("https://EXAMPLE.com")]
    [InlineData("https://example.com:443")]
    [InlineData("https://ann@example.com")]
    [InlineData("https://*.example.com")]
    [InlineData("ftp://example.com")]
    [InlineData("android:apk-key-hash:")]
    [InlineData("android:apk-key-hash:AAEC")]
    [InlineData("android:apk-key-hash:" + Fingerprint + "AA")]
    [InlineData("android:apk-key-hash:" + Fingerprint + "=")]
    [InlineData("android:apk-key-hash-sha256:" + Fingerprint)]
    [InlineData("Android:apk-key-hash:" + Fingerprint)]
    [InlineData("ios:bundle-id:")]
    [InlineData("ios:bundle-id:app")]
    [InlineData("ios:bundle-id:com..app")]
    [InlineData("ios:bundle-id:com.example/app")]
    public void Is_nothing_that_no_client_would_write(string? text) => Origin.Parse(text).ShouldBeNull();

    [Theory]
    [InlineData("http://example.com")]
    [InlineData("http://localhost.example.com")]
    [InlineData("http://notlocalhost")]
    public void Is_not_secure_over_a_network_without_tls(string text) => Origin.Parse(text).ShouldNotBeNull().IsSecure.ShouldBeFalse();

    [Theory]
    [InlineData("https://example.com", true)]
    [InlineData("https://a.b.example.com:8443", true)]
    [InlineData("https://evil-example.com", false)]
    [InlineData("https://example.com.evil.net", false)]
    [InlineData("https://com", false)]
    [InlineData("ios:bundle-id:com.example.com", false)]
    public void Is_covered_by_an_rp_id_only_at_a_dot(string text, bool covered) =>
        Origin.Parse(text).ShouldNotBeNull().IsCoveredBy("example.com").ShouldBe(covered);

    [Fact]
    public void Of_an_android_app_is_made_of_its_fingerprint() =>
        Origin.OfAndroidApp([.. Enumerable.Range(0, 32).Select(i => (byte)i)]).Text.ShouldBe("android:apk-key-hash:" + Fingerprint);

    [Fact]
    public void Is_none_when_it_is_longer_than_any_host_name_makes_it() =>
        Origin.Parse($"ios:bundle-id:{string.Join('.', Enumerable.Repeat("a", 1_000))}").ShouldBeNull();
}
