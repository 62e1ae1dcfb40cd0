using System.Text.Json.Nodes;
using Ostiary.WebAuthn;

namespace Ostiary.Tests.WebAuthn;

public sealed class The_client_extension_outputs
{
    private const string Secret = "c2VjcmV0LXRoYXQtbm9ib2R5LW1heS1zZWUtMDEyMzQ";

    private readonly RegistrationAttempt _attempt = new();

    [Fact]
    public void Are_read_one_by_one()
    {
        var outputs = Read(
            """
            {"credProps":{"rk":false},"prf":{"enabled":true},"largeBlob":{"supported":true,"blob":"-_8","written":false},
             "appid":false,"appidExclude":true,"uvm":[[2,4,2],[4294967295,65535,0]]}
            """);

        outputs.Discoverable.ShouldBe(false);
        outputs.PrfEnabled.ShouldBe(true);
        outputs.PrfResultsCount.ShouldBe(0);
        outputs.LargeBlobSupported.ShouldBe(true);
        outputs.LargeBlob!.Value.ToArray().ShouldBe([0xfb, 0xff]);
        outputs.LargeBlobWritten.ShouldBe(false);
        outputs.AppIdUsed.ShouldBe(false);
        outputs.AppIdExcluded.ShouldBe(true);
        outputs.UserVerificationMethods.ShouldBe([new(2, 4, 2), new(uint.MaxValue, ushort.MaxValue, 0)]);
    }

    [Fact]
    public void May_be_unknown_and_are_named()
    {
        var outputs = Read("""{"devicePubKey":{"signature":"AA"},"example.extension":7,"credProps":{}}""");

        outputs.Identifiers.ShouldBe(["devicePubKey", "example.extension", "credProps"]);
        outputs.Discoverable.ShouldBeNull();
        outputs.LargeBlob.ShouldBeNull();
        outputs.UserVerificationMethods.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("""{"credProps":true}""", "credProps")]
    [InlineData("""{"credProps":{"rk":"true"}}""", "credProps.rk")]
    [InlineData("""{"prf":[]}""", "prf")]
    [InlineData("""{"prf":{"enabled":1}}""", "prf.enabled")]
    [InlineData("""{"prf":{"results":"AA"}}""", "prf.results")]
    [InlineData("""{"prf":{"results":{"first":7}}}""", "prf.results.first")]
    [InlineData("""{"prf":{"results":{"first":"AA","second":{}}}}""", "prf.results.second")]
    [InlineData("""{"largeBlob":"AA"}""", "largeBlob")]
    [InlineData("""{"largeBlob":{"supported":"yes"}}""", "largeBlob.supported")]
    [InlineData("""{"largeBlob":{"blob":[1]}}""", "largeBlob.blob")]
    [InlineData("""{"largeBlob":{"written":0}}""", "largeBlob.written")]
    [InlineData("""{"appid":"https://example.com"}""", "appid")]
    [InlineData("""{"appidExclude":1}""", "appidExclude")]
    [InlineData("""{"uvm":{}}""", "uvm")]
    [InlineData("""{"uvm":[2,4,2]}""", "uvm")]
    [InlineData("""{"uvm":[[2,4]]}""", "uvm")]
    [InlineData("""{"uvm":[[2,4,-1]]}""", "uvm")]
    [InlineData("""{"uvm":[[2,65536,2]]}""", "uvm")]
    [InlineData("""{"uvm":[[2,4,1.5]]}""", "uvm")]
    [InlineData("""{"uvm":[[1,1,1],[1,1,1],[1,1,1],[1,1,1]]}""", "uvm")]
    public void Are_refused_by_their_name_when_they_have_the_wrong_type(string outputs, string field)
    {
        Send(outputs);

        _attempt.Verify().ShouldFailWith(WebAuthnCodes.MemberMistyped).Field.ShouldBe($"clientExtensionResults.{field}");
    }

    [Fact]
    public void Are_refused_when_a_blob_is_not_base64url_or_larger_than_any()
    {
        Send("""{"largeBlob":{"blob":"+/8="}}""");
        _attempt.Verify().ShouldFailWith(WebAuthnCodes.MemberNotBase64Url).Field.ShouldBe("clientExtensionResults.largeBlob.blob");

        Send($$$"""{"largeBlob":{"blob":"{{{new string('A', 90_000)}}}"}}""");
        _attempt.Verify().ShouldFailWith(WebAuthnCodes.ResponseTooLarge).Field.ShouldBe("clientExtensionResults.largeBlob.blob");
    }

    [Fact]
    public void Count_the_results_of_prf_and_keep_none()
    {
        Send($$$$"""{"prf":{"enabled":true,"results":{"first":"{{{{Secret}}}}","second":"{{{{Secret}}}}"}}}""");

        var verified = _attempt.Verify().ShouldSucceed();

        verified.ClientExtensions.PrfResultsCount.ShouldBe(2);
        verified.ToString().ShouldNotContain(Secret);
        verified.ClientExtensions.ToString().ShouldNotContain(Secret);
    }

    [Fact]
    public void Never_put_a_result_of_prf_into_a_failure()
    {
        Send($$$$"""{"prf":{"results":{"first":["{{{{Secret}}}}"]}}}""");

        _attempt.Verify().ShouldFailWith(WebAuthnCodes.MemberMistyped).ToString().ShouldNotContain(Secret);
    }

    [Theory]
    [InlineData("""{"prf":{"enabled":true}}""", "prf")]
    [InlineData("""{"credProps":{"rk":true},"appidExclude":true}""", "appidExclude")]
    [InlineData("""{"<script>alert(1)</script>":true}""", "?")]
    [InlineData("""{"an-identifier-of-more-than-thirty-two-letters":true}""", "?")]
    public void Are_refused_unasked_where_policy_says_so(string outputs, string named)
    {
        Send(outputs);
        _attempt.Verify().ShouldSucceed();

        _attempt.Expected = _attempt.Expected with { UnrequestedExtensions = UnrequestedExtensions.Refuse };
        var failure = _attempt.Verify().ShouldFailWith(WebAuthnCodes.ExtensionNotRequested);
        failure.Field.ShouldBe($"clientExtensionResults.{named}");
        failure.Step.ShouldBe("WebAuthn L3 §7.1 step 28");
    }

    [Fact]
    public void Are_let_pass_where_they_were_asked_for()
    {
        Send("""{"credProps":{"rk":true},"prf":{"enabled":true},"largeBlob":{"supported":true},"appidExclude":true,"uvm":[]}""");
        _attempt.Expected = _attempt.Expected with
        {
            UnrequestedExtensions = UnrequestedExtensions.Refuse,
            Extensions = new RegistrationExtensions
            {
                Prf = new PrfRequest(),
                LargeBlob = LargeBlobSupport.Preferred,
                AppIdExclude = "https://example.com/u2f",
                UserVerificationMethods = true,
            },
        };

        _attempt.Verify().ShouldSucceed();
    }

    [Theory]
    [InlineData("""{"largeBlob":{"supported":false}}""")]
    [InlineData("""{"largeBlob":{}}""")]
    [InlineData("{}")]
    public void Must_show_a_blob_where_one_is_required(string outputs)
    {
        Send(outputs);
        _attempt.Expected = _attempt.Expected with { Extensions = new RegistrationExtensions { LargeBlob = LargeBlobSupport.Required } };

        var failure = _attempt.Verify().ShouldFailWith(WebAuthnCodes.ExtensionNotHonored);
        failure.Field.ShouldBe("clientExtensionResults.largeBlob.supported");
        failure.Step.ShouldBe("WebAuthn L3 §7.1 step 28");
    }

    private ClientExtensionOutputs Read(string outputs)
    {
        Send(outputs);
        return _attempt.Verify().ShouldSucceed().ClientExtensions;
    }

    private void Send(string outputs) => _attempt.AlterEnvelope = envelope => envelope["clientExtensionResults"] = JsonNode.Parse(outputs);
}
