using Ostiary.Peers;

namespace Ostiary.Tests.House;

public sealed class The_ledger_page
{
    [Fact]
    public void Says_what_ledger_and_record_say() =>
        Repository.Read("bench/Ostiary.Peers/README.md").ShouldBe(
            LedgerPage.Of(ComparisonRecord.Read(), Ledger.Read()), "write it anew with: dotnet run -c Release --project bench/Ostiary.Peers -- --page");

    [Fact]
    public void Rests_on_a_run_of_tens_of_thousands_with_both_peers() =>
        ComparisonRecord.Read().Kinds.GroupBy(kind => kind.Peer).Select(peer => peer.Sum(kind => kind.Count)).ShouldBe([40_000, 40_000]);
}
