using System.ComponentModel.DataAnnotations;
using Ostiary.Storage;

namespace Ostiary.Tests.Storage;

public sealed class An_address_of_PostgreSQL
{
    [Theory]
    [InlineData("postgres://")]
    [InlineData("postgres://user:pa55word@host:99999999/name")]
    [InlineData("Host=example.com;Nonsense=1;Password=pa55word")]
    [InlineData("pa55word")]
    public void Is_refused_when_it_is_none_without_telling_its_password(string address)
    {
        var refused = Should.Throw<ValidationException>(() => Databases.Open(new DatabaseOptions { Postgres = address }));

        refused.Message.ShouldContain("postgres://user:password@host:5432/name");
        refused.Message.ShouldNotContain("pa55word");
    }
}
