using System.Text;
using System.Text.Json.Nodes;
using Ostiary.Telemetry;

namespace Ostiary.Tests.Telemetry;

public sealed class The_catalog_of_events
{
    private readonly JsonObject _written = Written();

    [Fact]
    public void Is_read_as_it_is_written() => Read().Events.Count.ShouldBe(Catalog.Current.Events.Count);

    [Fact]
    public void Names_all_that_the_seven_nodes_of_the_funnel_need() =>
        new[] { "flow.started", "env.capabilities", "method.chosen", "ceremony.started", "native.step", "ceremony.succeeded", "ceremony.verified" }
            .ShouldAllBe(name => Catalog.Current.Find(name) != null);

    [Fact]
    public void Keeps_no_pseudonym_longer_than_any_other_class() =>
        RetentionTable.Of(new()).Select(line => line.For).Min().ShouldBe(new RetentionOptions().DiagnosisPseudonymous);

    [Theory]
    [InlineData("signature")]
    [InlineData("clientDataJSON")]
    [InlineData("client_data_json")]
    [InlineData("RAW-ID")]
    [InlineData("userhandle")]
    [InlineData("authenticator.data")]
    [InlineData("Password")]
    public void Forbids_a_name_however_it_is_spelled(string name) => Catalog.Current.Forbids(name).ShouldBeTrue();

    [Fact]
    public void Forbids_none_of_its_own_names() =>
        Catalog.Current.Events.SelectMany(kind => kind.Fields).Concat(Catalog.Current.Envelope)
            .Where(field => Catalog.Current.Forbids(field.Name)).ShouldBeEmpty();

    [Fact]
    public void Has_no_event_that_browsers_tell_of_a_verdict_with_a_steering_ticket() =>
        Catalog.Current.Events.Where(kind => kind.NeedsTicket).ShouldAllBe(kind => !kind.ComesFrom(EventOrigin.Server));

    [Fact]
    public void Is_refused_with_a_member_that_nobody_reads()
    {
        FirstEvent["color"] = "red";

        Should.Throw<CatalogException>(Read);
    }

    [Fact]
    public void Is_refused_without_a_privacy_class()
    {
        FirstField.Remove("class");

        Should.Throw<CatalogException>(Read);
    }

    [Fact]
    public void Is_refused_with_an_unknown_privacy_class()
    {
        FirstField["class"] = "forbidden";

        Should.Throw<CatalogException>(Read);
    }

    [Fact]
    public void Is_refused_with_a_forbidden_field()
    {
        FirstField["name"] = "rawId";

        Should.Throw<CatalogException>(Read).Message.ShouldContain("rawId");
    }

    [Fact]
    public void Is_refused_with_a_number_without_bounds()
    {
        FirstField.Remove("max");

        Should.Throw<CatalogException>(Read);
    }

    [Fact]
    public void Is_refused_with_the_same_event_twice()
    {
        Events.Add(FirstEvent.DeepClone());

        Should.Throw<CatalogException>(Read);
    }

    [Fact]
    public void Is_refused_with_values_that_are_listed_nowhere()
    {
        var enumeration = Events.SelectMany(kind => kind!["fields"]!.AsArray()).First(field => field!["words"] is not null)!;
        enumeration["words"] = "weather";

        Should.Throw<CatalogException>(Read).Message.ShouldContain("weather");
    }

    private JsonArray Events => _written["events"]!.AsArray();

    private JsonObject FirstEvent => Events[0]!.AsObject();

    private JsonObject FirstField => FirstEvent["fields"]![0]!.AsObject();

    private Catalog Read() => Catalog.Read(new MemoryStream(Encoding.UTF8.GetBytes(_written.ToJsonString())));

    private static JsonObject Written()
    {
        using var resource = typeof(Catalog).Assembly.GetManifestResourceStream("Ostiary.Telemetry.Catalog.catalog.json")!;
        return JsonNode.Parse(resource)!.AsObject();
    }
}
