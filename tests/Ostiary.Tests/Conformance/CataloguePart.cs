namespace Ostiary.Tests.Conformance;

/// <summary>One part of the FIDO conformance tests for servers, in our words: what must pass (P), what must be refused (F), and what older lists had (O).</summary>
internal sealed record CataloguePart(string Name, string About)
{
    public IReadOnlyList<string> Passes { get; init; } = [];

    public IReadOnlyList<string> Refusals { get; init; } = [];

    public IReadOnlyList<string> Old { get; init; } = [];

    /// <summary>The entries by id, such as <c>Attestation Resp-1 F-1</c>.</summary>
    public IEnumerable<(string Id, string What)> Entries => Numbered('P', Passes).Concat(Numbered('F', Refusals)).Concat(Numbered('O', Old));

    private IEnumerable<(string Id, string What)> Numbered(char kind, IReadOnlyList<string> entries) =>
        entries.Select((what, index) => ($"{Name} {kind}-{index + 1}", what));
}
