using Ostiary.Storage;

namespace Ostiary.Tests.Storage;

public sealed class A_statement
{
    [Fact]
    public void Stores_flags_and_instants_as_numbers()
    {
        var statement = new Statement("…", ("flag", true), ("count", 3), ("at", DateTimeOffset.FromUnixTimeMilliseconds(5)));

        statement.Parameters.Select(parameter => parameter.Value).ShouldBe([1L, 3L, 5L]);
    }

    [Fact]
    public void Refuses_what_no_column_holds() =>
        Should.Throw<ArgumentException>(() => new Statement("…", ("id", UserId.New(TimeProvider.System, Entropy.System))));

    [Fact]
    public void Reaches_PostgreSQL_with_numbers_for_names()
    {
        var text = PostgresText.Of(new Statement("SELECT @b, @a, @b, '@c '' @d' -- @e\n , @a_1"));

        text.Sql.ShouldBe("SELECT $1, $2, $1, '@c '' @d' -- @e\n , $3");
    }

    [Theory]
    [InlineData("postgres://ann:p%40ss@db.example.com:5433/ostiary?sslmode=require", "Host=db.example.com;Port=5433;Database=ostiary;Username=ann;Password=p@ss;SSL Mode=Require")]
    [InlineData("postgresql://db.example.com/ostiary", "Host=db.example.com;Port=5432;Database=ostiary")]
    [InlineData("Host=db.example.com;Database=ostiary", "Host=db.example.com;Database=ostiary")]
    public void Goes_to_the_address_in_either_spelling(string given, string expected) =>
        PostgresAddress.Read(given).ConnectionString.ShouldBe(expected);

    [Fact]
    public void Goes_to_exactly_one_database()
    {
        Should.Throw<System.ComponentModel.DataAnnotations.ValidationException>(() => Databases.Open(new DatabaseOptions()));
        Should.Throw<System.ComponentModel.DataAnnotations.ValidationException>(() =>
            Databases.Open(new DatabaseOptions { SqliteFile = "x.db", Postgres = "Host=db.example.com" }));
    }
}
