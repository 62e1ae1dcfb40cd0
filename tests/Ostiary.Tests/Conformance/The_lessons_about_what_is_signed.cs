using System.Text.Json.Nodes;
using Ostiary.Testing;
using static Ostiary.WebAuthn.WebAuthnCodes;

namespace Ostiary.Tests.Conformance;

/// <summary>What others believed because it lay beside the signed bytes, or took although it was spelled otherwise.</summary>
public sealed class The_lessons_about_what_is_signed
{
    private static readonly string Challenge = Base64UrlText.Encode(new RegistrationAttempt().Expected.Challenge.ToArray());
    private static readonly string Another = Base64UrlText.Encode(new byte[32]);

    [Fact]
    public void A_challenge_beside_the_signed_one_counts_for_nothing()
    {
        var broken = new Alterations { ClientData = page => page["challenge"] = Another, Envelope = SayTheChallengeEverywhere };

        new RegistrationAttempt { Broken = broken }.Verify().ShouldFailWith(ChallengeMismatch);
        new SignInAttempt { Broken = broken }.Verify().ShouldFailWith(ChallengeMismatch);
    }

    [Fact]
    public void What_stands_beside_the_signed_bytes_does_no_harm_either()
    {
        var beside = new Alterations
        {
            Envelope = json =>
            {
                json["challenge"] = Another;
                json["response"]!["challenge"] = Another;
                json["response"]!["origin"] = "https://evil.example";
                json["response"]!["rpIdHash"] = Another;
            },
        };

        new RegistrationAttempt { Broken = beside }.Verify().ShouldSucceed();
        new SignInAttempt { Broken = beside }.Verify().ShouldSucceed();
    }

    // Some password managers wrote rawId in the older alphabet, or with padding.
    [Theory]
    [InlineData(30, 0)]
    [InlineData(32, 0)]
    public void An_id_in_the_alphabet_of_mail_is_refused_by_its_name_and_place(int length, int offset)
    {
        var id = Enumerable.Repeat((byte)0xFF, length).ToArray();

        ShouldBeRefused(id, Convert.ToBase64String(id), offset);
    }

    [Fact]
    public void An_id_with_padding_is_refused_by_its_name_and_place() => ShouldBeRefused(new byte[32], Convert.ToBase64String(new byte[32]), offset: 43);

    private static void ShouldBeRefused(byte[] id, string rawId, int offset)
    {
        var attempt = new RegistrationAttempt { Broken = new() { CredentialId = _ => id, Envelope = Break.BothIds(Base64UrlText.Encode(id)) } };
        attempt.Verify().ShouldSucceed();

        var failure = (attempt with { Broken = attempt.Broken with { Envelope = attempt.Broken.Envelope + (json => json["rawId"] = rawId) } })
            .Verify().ShouldFailWith(MemberNotBase64Url);

        failure.Field.ShouldBe("rawId");
        failure.Offset.ShouldBe(offset);
        failure.Step.ShouldBe("WebAuthn L3 §7.1 step 3");
    }

    private static void SayTheChallengeEverywhere(JsonObject json)
    {
        json["challenge"] = Challenge;
        json["response"]!["challenge"] = Challenge;
        json["clientExtensionResults"]!["challenge"] = Challenge;
    }
}
