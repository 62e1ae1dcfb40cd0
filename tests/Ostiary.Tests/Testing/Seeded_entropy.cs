using Ostiary.Testing;

namespace Ostiary.Tests.Testing;

public sealed class Seeded_entropy
{
    [Fact]
    public void Repeats_for_the_same_seed() => new SeededEntropy(1).Bytes(100).ShouldBe(new SeededEntropy(1).Bytes(100));

    [Fact]
    public void Differs_for_another_seed() => new SeededEntropy(1).Bytes(100).ShouldNotBe(new SeededEntropy(2).Bytes(100));

    [Fact]
    public void Goes_on_with_new_bytes()
    {
        var entropy = new SeededEntropy("a test");

        entropy.Bytes(32).ShouldNotBe(entropy.Bytes(32));
    }
}
