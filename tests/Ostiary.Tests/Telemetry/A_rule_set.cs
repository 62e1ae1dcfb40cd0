using System.Text;
using Ostiary.Telemetry;
using Ostiary.Tests.WebAuthn;

namespace Ostiary.Tests.Telemetry;

/// <summary>Starts from a set of two rules that is read, and breaks one thing.</summary>
public sealed class A_rule_set
{
    private const string Valid =
        """
        {"version": 7, "rules": [
          {"id": "one", "class": "user_cancelled", "confidence": 0.5, "when": {"all": [
            {"signal": "error_name", "equals": "NotAllowedError"},
            {"any": [{"signal": "duration_ms", "range": {"from": 1000}}, {"not": {"signal": "gesture", "present": false}}]}]}, "why": "It is so."},
          {"id": "rest", "class": "unknown", "confidence": 0.1, "why": "Nothing tells."}],
         "doubts": [{"id": "doubt", "when": {"signal": "os", "prefix": ["win"]}, "factor": 0.5, "why": "It is windy."}]}
        """;

    [Fact]
    public void Is_read_as_it_is_written()
    {
        var rules = Read(Valid).ShouldSucceed();

        rules.Version.ShouldBe(7);
        rules.Rules[0].When!.Words.ShouldBe("`error_name` is `NotAllowedError` and (`duration_ms` is at least `1000` or not not `gesture` is known)");
        rules.Classify(new() { ErrorName = "NotAllowedError", DurationMs = 1000, Os = "windows" }).Confidence.ShouldBe(0.25);
        rules.Classify(new() { ErrorName = "NotAllowedError", DurationMs = 999 }).Class.ShouldBe(ErrorClass.Unknown);
        rules.Classify(new() { ErrorName = "NotAllowedError", Gesture = false }).Class.ShouldBe(ErrorClass.UserCancelled);
    }

    [Fact]
    public void Built_in_is_read_without_complaint() =>
        RuleSet.BuiltIn.Rules[^1].Class.ShouldBe(ErrorClass.Unknown);

    [Theory]
    [InlineData("\"why\": \"It is so.\"", "\"why\": \"It is so.\", \"weight\": 1", "rules[0]")]
    [InlineData("\"version\": 7", "\"version\": 7, \"author\": \"x\"", "")]
    [InlineData("\"error_name\"", "\"shoe_size\"", "rules[0].when.all[0].signal")]
    [InlineData("user_cancelled", "user_shrugged", "rules[0].class")]
    [InlineData("\"equals\": \"Not", "\"like\": \"Not", "rules[0].when.all[0]")]
    [InlineData("\"any\":", "\"most\":", "rules[0].when.all[1]")]
    [InlineData("{\"from\": 1000}", "{\"from\": 1000, \"step\": 2}", "rules[0].when.all[1].any[0].range")]
    public void Is_refused_with_a_word_that_there_is_not(string part, string instead, string place) =>
        Read(Valid.Replace(part, instead)).ShouldFailWith(ClassificationCodes.RulesUnknownWord).Field.ShouldBe(place);

    [Theory]
    [InlineData("\"version\": 7", "\"version\": 0")]
    [InlineData("\"version\": 7", "\"version\": \"7\"")]
    [InlineData("\"confidence\": 0.5", "\"confidence\": 1.5")]
    [InlineData("\"confidence\": 0.5, ", "")]
    [InlineData("\"id\": \"one\"", "\"id\": \"\"")]
    [InlineData("\"id\": \"one\"", "\"id\": \"\\ud800\"")]
    [InlineData("\"id\": \"one\"", "\"id\": \"rest\"")]
    [InlineData("\"id\": \"one\"", "\"id\": \"doubt\"")]
    [InlineData("\"id\": \"one\"", "\"id\": \"one\", \"id\": \"two\"")]
    [InlineData("\"equals\": \"NotAllowedError\"", "\"equals\": 5")]
    [InlineData("\"equals\": \"NotAllowedError\"", "\"range\": {\"from\": 5}")]
    [InlineData("\"equals\": \"NotAllowedError\"", "\"in\": []")]
    [InlineData("{\"from\": 1000}", "{}")]
    [InlineData("{\"from\": 1000}", "{\"from\": 5, \"to\": 4}")]
    [InlineData("{\"from\": 1000}", "{\"from\": 0.5}")]
    [InlineData("\"present\": false", "\"present\": \"no\"")]
    [InlineData("\"present\": false", "\"prefix\": [\"x\"]")]
    [InlineData("\"any\": [{", "\"any\": [], \"x\": [{")]
    [InlineData("{\"signal\": \"os\", \"prefix\": [\"win\"]}", "[]")]
    [InlineData("\"rules\": [", "\"rules\": {}, \"rules\": [")]
    [InlineData("}]}", "}]")]
    public void Is_refused_when_it_is_not_as_rules_are_written(string part, string instead)
    {
        Valid.ShouldContain(part);
        var failure = Read(Valid.Replace(part, instead)).Failure.ShouldNotBeNull();

        failure.Code.ShouldBeOneOf(ClassificationCodes.RulesMalformed, ClassificationCodes.RulesUnknownWord);
    }

    [Fact]
    public void Is_refused_when_no_rule_takes_what_is_left() =>
        Read(Valid.Replace("\"class\": \"unknown\"", "\"class\": \"network\"")).ShouldFailWith(ClassificationCodes.RulesIncomplete);

    [Fact]
    public void Is_refused_when_a_rule_stands_behind_one_that_takes_all() =>
        Read(Valid.Replace("\"rules\": [", "\"rules\": [{\"id\": \"all\", \"class\": \"unknown\", \"confidence\": 0.1, \"why\": \"x\"},"))
            .ShouldFailWith(ClassificationCodes.RulesIncomplete);

    [Fact]
    public void Is_refused_when_conditions_go_too_deep()
    {
        var deep = string.Concat(Enumerable.Repeat("{\"not\": ", 9)) + "{\"signal\": \"os\", \"present\": true}" + new string('}', 9);

        Read(Valid.Replace("{\"signal\": \"error_name\", \"equals\": \"NotAllowedError\"}", deep)).ShouldFailWith(ClassificationCodes.RulesMalformed);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{")]
    public void Is_refused_when_it_is_no_object(string json) =>
        Read(json).ShouldFailWith(ClassificationCodes.RulesMalformed);

    [Fact]
    public void Is_refused_beyond_a_mebibyte() =>
        Read(Valid + new string(' ', 1 << 20)).ShouldFailWith(ClassificationCodes.RulesMalformed);

    [Fact]
    public void Is_read_or_refused_whatever_is_cut_or_changed()
    {
        var (noise, text) = (new Noise(4), Encoding.UTF8.GetBytes(Valid));
        for (var round = 0; round < 5000; round++)
        {
            var injured = noise.Injure(text);

            Should.NotThrow(() => RuleSet.Parse(injured));
        }
    }

    private static Outcome<RuleSet> Read(string json) => RuleSet.Parse(Encoding.UTF8.GetBytes(json));
}
