using Ostiary.Telemetry;

namespace Ostiary.Tests.Telemetry;

public sealed class The_failure_table
{
    private static readonly FailureTable Table = FailureTable.BuiltIn;

    [Fact]
    public void Holds_326_failures_with_a_name_each()
    {
        Table.Failures.Count.ShouldBe(326);
        Table.Failures.Select(failure => failure.Id).ShouldBeUnique();
    }

    [Fact]
    public void Places_every_failure_in_a_layer_that_domains_lead_to() =>
        Table.Failures.Select(failure => failure.Layer).Distinct().ShouldBe(Table.Layers.Keys, ignoreOrder: true);

    [Fact]
    public void Decides_nothing_of_which_it_does_not_know_the_class() =>
        Table.Failures.Where(failure => failure is { Decides: true, Class: ErrorClass.Unknown }).ShouldBeEmpty();

    [Fact]
    public void Finds_each_failure_by_what_the_table_itself_says()
    {
        var lost =
            from failure in Table.Failures
            where failure.Codes is not null
            let signals = new AttemptSignals { Os = failure.Os, ErrorCode = failure.Codes![0], Operation = failure.Operations?[0] ?? "get" }
            let found = Table.Find(signals, failure.Layer, failure.Engine)
            where found?.Id != failure.Id
            select $"{failure.Id}: {found?.Id}";

        lost.ShouldBeEmpty();
    }

    [Fact]
    public void Finds_codes_in_either_case() =>
        Table.Find(new() { ErrorCode = "0x2e" }, "ctap", null)!.Id.ShouldBe("ctap.0x2e");

    [Fact]
    public void Prefers_what_one_system_says_to_what_all_say() =>
        Table.Find(new() { Os = "windows", Operation = "get", ErrorName = "NotAllowedError" }, "dom", "chromium")!.Id.ShouldBe("chromium.windows.collapse");

    [Fact]
    public void Finds_nothing_in_a_domain_that_it_does_not_know() =>
        Table.LayerOf("com.example").ShouldBeNull();
}
