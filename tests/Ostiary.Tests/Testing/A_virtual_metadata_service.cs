using Ostiary.Testing;

namespace Ostiary.Tests.Testing;

public sealed class A_virtual_metadata_service
{
    private static readonly DateTimeOffset Now = new(2026, 6, 1, 12, 0, 0, TimeSpan.Zero);

    [Trait("Ring", "Slow")]
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Makes_the_same_bytes_from_the_same_seed(bool rsa)
    {
        var made = Everything(1, rsa);

        Everything(1, rsa).ShouldBe(made);
        Everything(2, rsa).ShouldNotBe(made);
    }

    private static IEnumerable<string> Everything(int seed, bool rsa)
    {
        using var service = new MetadataAuthority(new SeededEntropy(seed), new() { Rsa = rsa });
        var lists = service.RevocationLists(Now, Now.AddDays(1), service.Signer);
        ReadOnlyMemory<byte>[] all = [service.Root, service.Intermediate, service.Signer, service.Write(), .. lists];
        return [.. all.Select(bytes => Convert.ToHexString(bytes.Span))];
    }
}
