using System.Text.RegularExpressions;
using Ostiary.EndToEnd.Tests.Servers;

namespace Ostiary.EndToEnd.Tests.Pages;

public sealed partial class The_assets(HostedServer server) : IClassFixture<HostedServer>
{
    [Fact]
    public async Task Of_a_page_may_be_kept_for_ever_because_their_names_change_with_their_content()
    {
        using var wire = Wire.To(server.Origin);
        var page = await wire.GetStringAsync(new Uri("/sign-in", UriKind.Relative));
        var addresses = Address().Matches(page).Select(match => match.Value).ToList();

        addresses.Count.ShouldBeGreaterThanOrEqualTo(3);
        addresses.ShouldContain(address => address.EndsWith(".svg", StringComparison.Ordinal));
        foreach (var address in addresses)
        {
            address.ShouldMatch("-[0-9A-Z]{8}\\.(js|css|svg)$");
            using var answer = await wire.GetAsync(new Uri(address, UriKind.Relative));
            answer.EnsureSuccessStatusCode().Headers.CacheControl.ShouldNotBeNull().ToString().ShouldContain("immutable");
        }
    }

    [GeneratedRegex("/assets/[^\"]+")]
    private static partial Regex Address();
}
