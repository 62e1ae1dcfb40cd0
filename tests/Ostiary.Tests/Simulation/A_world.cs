using System.Text.Json;
using System.Text.RegularExpressions;
using Ostiary.Contracts;
using Ostiary.Simulation;

namespace Ostiary.Tests.Simulation;

public sealed partial class A_world
{
    internal static readonly DateTimeOffset End = new(2026, 11, 1, 12, 0, 0, TimeSpan.Zero);

    private static readonly IReadOnlyList<Visit> Visits = new World("a", End, 60).Visits();

    [Fact]
    public void Has_the_same_events_for_the_same_seed_byte_for_byte() =>
        World.FingerprintOf(new World("a", End, 60).Visits()).ShouldBe(World.FingerprintOf(Visits));

    [Fact]
    public void Has_other_events_for_another_seed_or_another_end()
    {
        World.FingerprintOf(new World("b", End, 60).Visits()).ShouldNotBe(World.FingerprintOf(Visits));
        World.FingerprintOf(new World("a", End.AddHours(1), 60).Visits()).ShouldNotBe(World.FingerprintOf(Visits));
    }

    [Fact]
    public void Lasts_sixty_days_and_tells_them_in_order()
    {
        Visits.ShouldAllBe(visit => visit.BeganAt >= End.AddDays(-60) && visit.EndedAt < End);
        Visits.Select(visit => visit.EndedAt).ShouldBeInOrder();
        Visits.Select(visit => visit.Day).Distinct().Count().ShouldBe(60);
    }

    [Fact]
    public void Names_each_event_once() =>
        Visits.SelectMany(visit => visit.Batch.Events).Select(one => one.Id).ShouldBeUnique();

    [Fact]
    public void Has_nobody_whose_address_could_be_real() =>
        Visits.Select(visit => visit.Person.Identifier).ShouldAllBe(identifier => MadeUp().IsMatch(identifier));

    [Fact]
    public void Tells_no_address_and_no_name_of_anybody()
    {
        var told = string.Concat(Visits.Select(visit => JsonSerializer.Serialize(visit.Batch, ContractsJson.Default.EventBatchRequest)));

        told.ShouldNotContain("@");
        Address().Matches(told).Select(match => match.Value).ShouldBeEmpty();
        Visits.Select(visit => visit.Person.Identifier.Split('.')[1]).Distinct().ShouldAllBe(name => !told.Contains(name, StringComparison.Ordinal));
    }

    [GeneratedRegex(@"^[a-z]+\.[a-z]+\.\d+@example\.com$")]
    private static partial Regex MadeUp();

    [GeneratedRegex(@"\b(?:10|127|172|192|198|203)(\.\d{1,3}){3}\b(?!\.)")]
    private static partial Regex Address();
}
