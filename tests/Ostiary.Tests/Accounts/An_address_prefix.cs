using System.Net;
using Ostiary.Accounts;

namespace Ostiary.Tests.Accounts;

public sealed class An_address_prefix
{
    [Theory]
    [InlineData("192.0.2.77", "192.0.2.0/24")]
    [InlineData("::ffff:192.0.2.77", "192.0.2.0/24")]
    [InlineData("2001:db8:1:2::3", "2001:db8:1::/48")]
    public void Says_the_place_and_not_the_person(string address, string prefix) =>
        AddressPrefix.Of(IPAddress.Parse(address)).ShouldBe(prefix);

    [Fact]
    public void Is_empty_without_an_address() => AddressPrefix.Of(null).ShouldBeEmpty();
}
