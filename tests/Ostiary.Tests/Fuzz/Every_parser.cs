using Ostiary.Fuzz;
using Ostiary.WebAuthn;

namespace Ostiary.Tests.Fuzz;

/// <summary>A short run of the fuzz targets: the whole corpus, and some thousand fresh cases each. Long runs: bench/Ostiary.Fuzz.</summary>
public sealed class Every_parser
{
    private static readonly FuzzSettings Short = new(Cases: 1_500, Seed: 7, Threads: 1);

    public static TheoryData<string> Names => [.. Targets.All.Select(target => target.Name)];

    [Trait("Ring", "Slow")]
    [Theory]
    [MemberData(nameof(Names))]
    public void Answers_its_corpus_and_fresh_cases_within_bounds(string name)
    {
        var result = FuzzRun.Of(Target(name), Short, progress: null);

        result.Cases.ShouldBeGreaterThanOrEqualTo(Short.Cases);
        // How long a case takes says little while other tests share the machine; the recorded run holds time to its bound.
        result.Findings.Where(finding => !finding.Complaint.StartsWith("took", StringComparison.Ordinal)).Select(finding => finding.Complaint).ShouldBeEmpty();
    }

    [Fact]
    public void Gives_the_same_answers_for_the_same_seed()
    {
        var first = FuzzRun.Of(Target("cose-key"), Short, progress: null);
        var second = FuzzRun.Of(Target("cose-key"), Short, progress: null);

        (second.Cases, second.Outcomes, second.CorpusSize).ShouldBe((first.Cases, first.Outcomes, first.CorpusSize));
    }

    [Fact]
    public void Cannot_be_made_to_build_large_objects_from_few_bytes()
    {
        byte[] wide = [0x99, 0x20, 0x00, .. new byte[0x2000]];
        var list = $"[{string.Concat(Enumerable.Repeat("0,", 5_000))}0]";

        StrictCbor.ReadWhole(wide, CborForm.Plain, WebAuthnCodes.AttestationObjectMalformed).ShouldFailWith(WebAuthnCodes.AttestationObjectMalformed);
        StrictJson.Parse(System.Text.Encoding.UTF8.GetBytes(list), "").ShouldFailWith(WebAuthnCodes.ResponseTooLarge);
    }

    [Theory]
    [InlineData("aaaa")]
    [InlineData("blse}")]
    public void Repeats_nothing_after_a_word_that_it_does_not_know(string after)
    {
        var json = System.Text.Encoding.UTF8.GetBytes($"{{\"a\":\"\",\"b\":f{string.Concat(Enumerable.Repeat(after, 40_000))}}}");

        Allocated(() => StrictJson.Parse(json, "").ShouldFailWith(WebAuthnCodes.JsonMalformed)).ShouldBeLessThan(64 * 1024);
        StrictJson.Parse(json, "").Failure.ShouldNotBeNull().Offset.ShouldBe(12);
    }

    [Fact]
    public void Shows_text_that_is_not_utf8_without_an_object_for_each_byte()
    {
        byte[] text = [0xa1, 0x7a, 0, 0, 0xea, 0x60, .. Enumerable.Repeat((byte)0xff, 60_000), 0x01];

        Allocated(() => Explanation.Of(text, ExplainedKind.CoseKey).ShouldSucceed()).ShouldBeLessThan(512 * 1024);
    }

    private static long Allocated(Action act)
    {
        act();
        var before = GC.GetAllocatedBytesForCurrentThread();
        act();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static Target Target(string name) => Targets.All.Single(target => target.Name == name);
}
