using Ostiary.Telemetry;
using Ostiary.Tests.Storage;

namespace Ostiary.Tests.Telemetry;

public sealed class A_persons_events_on_SQLite(SqliteFixture database) : A_persons_events(database), IClassFixture<SqliteFixture>;

public sealed class A_persons_events_on_PostgreSQL(PostgresFixture database) : A_persons_events(database), IClassFixture<PostgresFixture>, INeedPostgres;

public abstract class A_persons_events(DatabaseFixture fixture) : OnIntake(fixture)
{
    private const string Sam = "customer-1042";

    private PersonalEvents Personal => new(Database, Store, new PlainKey(), Catalog.Current, Clock);

    [DatabaseFact]
    public async Task Are_exported_with_those_of_the_same_ceremonies_and_nobody_elses()
    {
        await TellOf(Sam, "c1");
        await TellOf("customer-1043", "c2");

        var exported = await Personal.Export(Source.RelyingParty, Sam, 100, default);

        exported.Select(one => one.Name).Order(StringComparer.Ordinal).ShouldBe(["ceremony.started", "identifier.submitted"]);
        (await Personal.Export(Source.RelyingParty, "nobody", 100, default)).ShouldBeEmpty();
    }

    [DatabaseFact]
    public async Task Lead_to_nobody_after_they_were_erased_and_another_pseudonym_begins()
    {
        await TellOf(Sam, "c1");
        var before = (await Stored()).Select(one => one.Subject).OfType<string>().ShouldHaveSingleItem();

        (await Personal.Erase(Source.RelyingParty, Sam, default)).ShouldBe(1);

        (await Personal.Export(Source.RelyingParty, Sam, 100, default)).ShouldBeEmpty();
        (await Personal.Erase(Source.RelyingParty, Sam, default)).ShouldBe(0);
        await TellOf(Sam, "c3");
        (await Stored()).Select(one => one.Subject).OfType<string>().Distinct().ShouldContain(one => one != before);
        (await Personal.Export(Source.RelyingParty, Sam, 100, default)).Count.ShouldBe(2);
    }

    [DatabaseFact]
    public async Task Are_let_go_when_their_time_is_over()
    {
        await TellOf(Sam, "c1");
        Clock.Advance(TimeSpan.FromDays(60));
        await TellOf(Sam, "c2");
        Clock.Advance(TimeSpan.FromDays(31));

        await Personal.Expire(Source.RelyingParty, default);

        (await Stored()).Select(one => one.Ceremony).Distinct().ShouldBe(["c2"]);
        (await Personal.Export(Source.RelyingParty, Sam, 100, default)).ShouldBeEmpty("a pseudonym lasts no longer than its class");
    }

    private async Task TellOf(string person, string ceremony)
    {
        var batch = Batch(2).With("identifier.submitted", new() { ["subject"] = person });
        foreach (var one in batch.Events)
            one!["ticket"] = PlainTickets.Prefix + ceremony;

        (await Take(batch)).Kept.ShouldBe(2);
    }
}
