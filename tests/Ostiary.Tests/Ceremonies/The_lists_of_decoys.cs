using System.Security.Cryptography;
using Ostiary.Accounts;
using Ostiary.Ceremonies;

namespace Ostiary.Tests.Ceremonies;

/// <summary>Strangers look like users: as often, and changing no more than users do.</summary>
public sealed class The_lists_of_decoys
{
    private const int Strangers = 20_000;

    private static readonly CredentialOutline Phone = new(32, ["internal", "hybrid"]);
    private static readonly CredentialOutline Key = new(64, ["usb"]);

    [Fact]
    public void Occur_as_often_as_among_users()
    {
        var chosen = Chosen(new([Phone], users: 700), new([Key], users: 200), new([Phone, Key], users: 100));

        Share(chosen, "32").ShouldBe(0.7, 0.02);
        Share(chosen, "64").ShouldBe(0.2, 0.02);
        Share(chosen, "32 64").ShouldBe(0.1, 0.02);
    }

    [Fact]
    public void Change_for_no_more_strangers_than_users()
    {
        var before = Chosen(new([Phone], users: 900), new([Key], users: 100));
        // Fifty of a thousand users add a security key.
        var after = Chosen(new([Phone], users: 850), new([Key], users: 100), new([Phone, Key], users: 50));

        var changed = before.Zip(after).Count(pair => pair.First != pair.Second) / (double)Strangers;
        changed.ShouldBe(0.05, 0.015);
    }

    [Fact]
    public void Do_not_depend_on_the_order_in_which_users_were_found()
    {
        CredentialList[] lists = [new([Phone], users: 3), new([Key], users: 2), new([Phone, Key], users: 1)];

        Chosen([.. lists.Reverse()]).ShouldBe(Chosen(lists));
    }

    [Fact]
    public void Are_there_when_there_are_no_users() => Chosen().Distinct().Count().ShouldBeGreaterThan(2);

    private static List<string> Chosen(params CredentialList[] occurring) =>
    [
        .. Enumerable.Range(0, Strangers)
            .Select(number => SHA256.HashData(BitConverter.GetBytes(number)))
            .Select(seed => string.Join(' ', DecoyLists.Choose(occurring, seed).Select(one => one.IdLength))),
    ];

    private static double Share(List<string> chosen, string lengths) => chosen.Count(one => one == lengths) / (double)Strangers;
}
