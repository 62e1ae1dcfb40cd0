using System.Text.Json;
using Ostiary.WebAuthn;

namespace Ostiary.Tests.WebAuthn;

/// <summary>The format against recorded cases, and its key description byte by byte; its rules one by one are in the conformance tests.</summary>
public sealed class The_android_key_attestation
{
    private const string AsDue = "30440202012C0A01010202012C0A010104200000000000000000000000000000000000000000000000000000000000000000" +
        "04003000300EA1053103020102BF853E03020100";

    private static readonly Dictionary<string, FailureCode> Refusals = new()
    {
        ["software-only"] = WebAuthnCodes.AttestationAndroidKeyInSoftware,
        ["imported"] = WebAuthnCodes.AttestationAndroidKeyUnsuitable,
        ["no-sign-purpose"] = WebAuthnCodes.AttestationAndroidKeyUnsuitable,
        ["all-applications"] = WebAuthnCodes.AttestationAndroidKeyUnsuitable,
        ["all-applications-sw"] = WebAuthnCodes.AttestationAndroidKeyUnsuitable,
        ["empty-lists"] = WebAuthnCodes.AttestationAndroidKeyUnsuitable,
        ["wrong-challenge"] = WebAuthnCodes.AttestationNonceMismatch,
    };

    public static TheoryData<string, string> RecordedCases
    {
        get
        {
            var cases = new TheoryData<string, string>();
            foreach (var recorded in Recorded())
            {
                foreach (var policy in PoliciesOf(Text(recorded, "policy")))
                    cases.Add(Text(recorded, "name"), policy);
            }

            return cases;
        }
    }

    [Fact]
    public void Has_eleven_recorded_cases() => Recorded().Count.ShouldBe(11);

    [Theory]
    [MemberData(nameof(RecordedCases))]
    public void Gets_the_verdict_recorded_for_the_case(string name, string policy)
    {
        var recorded = Recorded().Single(candidate => Text(candidate, "name") == name);
        var tolerated = policy == "union" ? AttestationTolerances.SoftwareAndroidKeys : AttestationTolerances.None;

        var outcome = Verify(recorded, tolerated);

        if (Text(recorded, "expect") == "accept")
            outcome.ShouldSucceed().Attestation.Type.ShouldBe(AttestationType.Basic);
        else
            outcome.ShouldFailWith(Refusals[name]).Step.ShouldBe("WebAuthn L3 §7.1 step 22");
    }

    [Theory]
    [InlineData("software-only-union")]
    [InlineData("split-union")]
    public void Is_refused_in_cases_for_both_lists_when_only_hardware_counts(string name) =>
        Verify(Recorded().Single(candidate => Text(candidate, "name") == name), AttestationTolerances.None)
            .ShouldFailWith(WebAuthnCodes.AttestationAndroidKeyInSoftware);

    [Fact]
    public void Reads_a_description_as_the_schema_has_it()
    {
        var description = KeyDescription.Read(Convert.FromHexString(AsDue)).ShouldSucceed();

        description.AttestationVersion.ShouldBe(300);
        description.KeymasterVersion.ShouldBe(300);
        description.AttestationSecurityLevel.ShouldBe(KeySecurityLevel.TrustedEnvironment);
        description.KeymasterSecurityLevel.ShouldBe(KeySecurityLevel.TrustedEnvironment);
        description.AttestationChallenge.Length.ShouldBe(32);
        description.TeeEnforced.Origins.ShouldBe([0L]);
        description.TeeEnforced.Purposes.ShouldBe([2L]);
        description.SoftwareEnforced.Origins.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("0A0101", "020101", "a level that is an integer, as the specification's first example had it")]
    [InlineData("0A0101", "0A0103", "a level unknown")]
    [InlineData("0202012C", "0A02012C", "a version that is enumerated")]
    [InlineData("0202012C", "0202002C", "an integer with a needless zero")]
    [InlineData("0202012C", "0202FED4", "a version below zero")]
    [InlineData("A1053103020102", "A1053003020102", "purposes in a sequence")]
    [InlineData("A1053103020102", "A103020102FF00", "one purpose without its set")]
    [InlineData("A1053103020102", "A10531030A0102", "a purpose that is enumerated")]
    [InlineData("BF853E03020100", "BF853E030A0100", "an origin that is enumerated")]
    [InlineData("BF853E03020100", "BF853E03010100", "an origin that is a truth value")]
    [InlineData("BF853E03020100", "9F853E03020100", "an origin that is not wrapped")]
    [InlineData("BF853E03020100", "BF853D03020100BF853E03020100", "lengths that do not add up")]
    [InlineData("BF853E03020100", "A1053103020102", "purposes twice")]
    [InlineData("BF853E03020100", "02050102030405", "an entry without a tag of its own")]
    public void Is_refused_when_the_description_has(string part, string instead, string what)
    {
        var der = AsDue.Replace(part, instead, StringComparison.Ordinal);
        der.ShouldNotBe(AsDue);

        KeyDescription.Read(Convert.FromHexString(der)).ShouldFailWith(WebAuthnCodes.AttestationCertificateUnsuitable).Detail.ShouldBe("the key description is malformed", what);
    }

    [Theory]
    [InlineData("A1053103020102BF853E03020100", "BF853E03020100A1053103020102")]
    [InlineData("300EA1053103020102", "3011A1083106020103020102")]
    public void Is_read_in_the_orders_that_devices_write(string part, string instead)
    {
        // The second has a purpose more: three bytes in each length around it.
        var der = AsDue.Replace(part, instead, StringComparison.Ordinal);
        der = der.Length > AsDue.Length ? $"3047{der[4..]}" : der;

        var description = KeyDescription.Read(Convert.FromHexString(der)).ShouldSucceed();

        description.TeeEnforced.Origins.ShouldBe([0L]);
        description.TeeEnforced.Purposes.ShouldContain(2L);
    }

    [Fact]
    public void Is_never_an_exception_whatever_the_description_is()
    {
        var whole = Convert.FromHexString(AsDue);
        for (var round = 0; round < 20_000; round++)
        {
            var noise = new Noise((ulong)round);
            var der = noise.Below(5) == 0 ? noise.Bytes(noise.Below(120)) : noise.Injure(whole);

            Record.Exception(() => KeyDescription.Read(der)).ShouldBeNull($"round {round}: {Convert.ToHexString(der)}");
        }
    }

    private static Outcome<VerifiedRegistration> Verify(JsonElement recorded, AttestationTolerances tolerated)
    {
        var id = Base64UrlText.Encode(Hex(recorded, "credential_id"));
        var json = JsonSerializer.SerializeToUtf8Bytes(new
        {
            id,
            rawId = id,
            type = "public-key",
            response = new
            {
                clientDataJSON = Base64UrlText.Encode(Hex(recorded, "client_data_json")),
                attestationObject = Base64UrlText.Encode(Hex(recorded, "attestation_object")),
            },
            clientExtensionResults = new { },
        });
        return RegistrationResponse.Parse(json).Then(response => RegistrationCeremony.Verify(response, new RegistrationExpectation
        {
            Challenge = Hex(recorded, "challenge"),
            RpId = "example.org",
            Origins = ["https://example.org"],
            Algorithms = CoseAlgorithms.Supported,
            At = RegistrationAttempt.Now,
            Policy = new() { Tolerated = tolerated },
        }));
    }

    private static string[] PoliciesOf(string words) => words switch
    {
        "teeEnforced only" => ["hardware"],
        "union of both lists" => ["union"],
        "any" => ["hardware", "union"],
        _ => throw new ArgumentOutOfRangeException(nameof(words), words, "No such policy."),
    };

    private static List<JsonElement> Recorded()
    {
        using var file = File.OpenRead(Path.Combine(AppContext.BaseDirectory, "vectors", "w3c-l3-vectors.json"));
        return [.. JsonDocument.Parse(file).RootElement.GetProperty("supplement_android_key").GetProperty("cases").EnumerateArray()];
    }

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;

    private static byte[] Hex(JsonElement element, string name) => Convert.FromHexString(Text(element, name));
}
