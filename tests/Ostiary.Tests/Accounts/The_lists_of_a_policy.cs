using Ostiary.Accounts;

namespace Ostiary.Tests.Accounts;

public sealed class The_lists_of_a_policy
{
    private const string Fingerprint = "14:6D:E9:83:C5:73:06:50:D8:EE:B9:95:2F:34:FC:64:16:A0:83:42:E6:1D:BE:A8:8A:04:96:B2:3F:CF:44:E5";

    private static readonly AndroidApp Android = new("com.example.shop", Fingerprint);
    private static readonly AppleApp Apple = new("A1B2C3D4E5", "com.example.shop");

    private static readonly CeremonyPolicy Valid = new()
    {
        Hints = ["hybrid", "client-device", "security-key"],
        AttestationFormats = ["tpm", "packed"],
        Algorithms = ["ES256"],
        AndroidApps = [Android, Android with { PackageName = "com.example.shop.debug" }],
        AppleApps = [Apple, Apple with { BundleId = "com.example.shop-2" }],
    };

    public static TheoryData<string, AndroidApp> NoAndroidApps => new()
    {
        { "one part", Android with { PackageName = "shop" } },
        { "an empty part", Android with { PackageName = "com..shop" } },
        { "a digit first", Android with { PackageName = "com.1shop" } },
        { "a quote", Android with { PackageName = "com.example.\"shop" } },
        { "too long", Android with { PackageName = "com." + new string('a', 255) } },
        { "no fingerprint", Android with { Fingerprint = "" } },
        { "31 bytes", Android with { Fingerprint = Fingerprint[..^3] } },
        { "no hex", Android with { Fingerprint = Fingerprint.Replace('E', 'G') } },
    };

    public static TheoryData<string, AppleApp> NoAppleApps => new()
    {
        { "a short team", Apple with { TeamId = "A1B2C3D4E" } },
        { "a small letter", Apple with { TeamId = "a1B2C3D4E5" } },
        { "one part", Apple with { BundleId = "shop" } },
        { "a wildcard", Apple with { BundleId = "com.example.*" } },
        { "too long", Apple with { BundleId = "com." + new string('a', 155) } },
    };

    [Fact]
    public void Are_accepted_as_they_should_be() => Check(Valid).ShouldSucceed();

    [Fact]
    public void Hold_known_words_each_once()
    {
        Check(Valid with { Hints = ["hybrid", "hybrid"] }).ShouldFailWith(AccountsCodes.PolicyValue).Field.ShouldBe("hints");
        Check(Valid with { Hints = ["phone"] }).ShouldFailWith(AccountsCodes.PolicyValue).Field.ShouldBe("hints");
        Check(Valid with { AttestationFormats = ["Packed"] }).ShouldFailWith(AccountsCodes.PolicyValue).Field.ShouldBe("attestationFormats");
    }

    [Theory]
    [MemberData(nameof(NoAndroidApps))]
    public void Hold_no_Android_app_that_cannot_be_one(string why, AndroidApp app) =>
        Check(Valid with { AndroidApps = [app] }).ShouldFailWith(AccountsCodes.AppValue).Field.ShouldBe("androidApps", why);

    [Theory]
    [MemberData(nameof(NoAppleApps))]
    public void Hold_no_Apple_app_that_cannot_be_one(string why, AppleApp app) =>
        Check(Valid with { AppleApps = [app] }).ShouldFailWith(AccountsCodes.AppValue).Field.ShouldBe("appleApps", why);

    [Fact]
    public void Hold_no_app_twice_however_it_is_written_and_no_more_than_32()
    {
        Check(Valid with { AndroidApps = [Android, Android with { Fingerprint = Fingerprint.Replace(":", "", StringComparison.Ordinal).ToLowerInvariant() }] })
            .ShouldFailWith(AccountsCodes.AppValue);
        Check(Valid with { AppleApps = [Apple, Apple] }).ShouldFailWith(AccountsCodes.AppValue);
        Check(Valid with { AppleApps = [.. Enumerable.Range(0, 33).Select(number => Apple with { BundleId = $"com.example.shop{number}" })] }).ShouldFailWith(AccountsCodes.AppValue);
    }

    [Fact]
    public void Let_Android_apps_into_ceremonies_by_the_origin_that_they_write()
    {
        var party = Sample.RelyingParty();

        (party with { Policy = Valid }).CeremonyOrigins.ShouldBe([.. party.Origins, "android:apk-key-hash:FG3pg8VzBlDY7rmVLzT8ZBagg0LmHb6oigSWsj_PROU"]);
    }

    private static Outcome<RelyingParty> Check(CeremonyPolicy policy) => RelyingPartyRules.Check(Sample.RelyingParty() with { Policy = policy });
}
