using Ostiary.Peers;

namespace Ostiary.Tests.Conformance;

/// <summary>The handler of ASP.NET Core Identity judges the same ceremonies as we do; the comparison with Node is run by hand (bench/README.md).</summary>
public sealed class Another_implementation
{
    private const int Ceremonies = 1200;

    [Trait("Ring", "Slow")]
    [Fact]
    public async Task Judges_as_we_do_but_for_what_the_ledger_explains()
    {
        var comparison = await Compare.Run(Ceremonies, seed: 3, others: []);

        comparison.Peers["Identity"].Count.ShouldBe(Ceremonies);
        comparison.Unexplained(Ledger.Read()).ShouldBeEmpty();
    }

    [Fact]
    public void Has_each_of_its_disagreements_explained_once()
    {
        var ledger = Ledger.Read();

        ledger.ShouldNotBeEmpty();
        ledger.ShouldAllBe(entry => entry.Why.Length > 20);
        ledger.Select(entry => (entry.Peer, entry.Case, entry.Ours)).ShouldBeUnique();
    }
}
