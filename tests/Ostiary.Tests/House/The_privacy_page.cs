using System.Text;
using Ostiary.Accounts;
using Ostiary.Docs;

namespace Ostiary.Tests.House;

/// <summary>What the guide promises is what the options say.</summary>
public sealed class The_privacy_page
{
    private readonly string _page = Repository.Read("docs/guide/privacy.md");

    [Fact]
    public void Says_of_every_purpose_and_class_how_long_it_is_kept()
    {
        var table = new StringBuilder();
        RetentionRows.Write(table);

        _page.ShouldContain(table.ToString());
        _page.ShouldContain($"for {new AuditOptions().KeptFor.TotalDays} days (`Audit:KeptFor`)");
    }
}
