using System.Text;
using System.Text.Json.Nodes;
using Ostiary.Telemetry;

namespace Ostiary.Tests.Telemetry;

/// <summary>A batch that is taken as it stands; tests break one thing of it.</summary>
internal sealed class EventsToSend
{
    private readonly TimeProvider _clock;

    public EventsToSend(TimeProvider clock, int count = 1)
    {
        _clock = clock;
        Body = new JsonObject
        {
            ["sdk"] = new JsonObject { ["name"] = "web", ["version"] = "0.1.0" },
            ["sentAt"] = Now,
            ["events"] = new JsonArray([.. Enumerable.Range(0, count).Select(NewEvent)]),
        };
    }

    public JsonObject Body { get; }

    public JsonArray Events => Body["events"]!.AsArray();

    public JsonObject First => Events[0]!.AsObject();

    public JsonObject Fields => First["fields"]!.AsObject();

    public Guid IdOf(int index) => Guid.Parse(Events[index]!["id"]!.GetValue<string>());

    public byte[] Bytes => Encoding.UTF8.GetBytes(Body.ToJsonString());

    private long Now => _clock.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>Makes the first event another one, with these fields.</summary>
    public EventsToSend With(string name, JsonObject fields)
    {
        First["name"] = name;
        First["fields"] = fields;
        return this;
    }

    /// <summary>Lets the first event happen at a place of the site.</summary>
    public EventsToSend AtTouchpoint(string touchpoint)
    {
        First["touchpoint"] = touchpoint;
        return this;
    }

    /// <summary>Counts its person in a group.</summary>
    public EventsToSend CountedIn(string cohort)
    {
        First["cohort"] = cohort;
        return this;
    }

    private JsonObject NewEvent(int index) => new()
    {
        ["id"] = Guid.CreateVersion7(_clock.GetUtcNow()).ToString("D"),
        ["name"] = "ceremony.started",
        ["ts"] = Now - 1_000 + index,
        ["mono"] = 5_310.25 + index,
        ["seq"] = index,
        ["tab"] = "tab-1",
        ["session"] = "session-1",
        ["attempt"] = "019aa6c5-1b00-7aaa-8bbb-0123456789ab",
        ["surface"] = "browser",
        ["fields"] = new JsonObject { ["kind"] = "get", ["mediation"] = "modal", ["gesture"] = true },
    };
}

/// <summary>Tickets of a server that gives one for every ceremony: <c>ticket-of-</c> and the ceremony.</summary>
internal sealed class PlainTickets : ITickets
{
    public const string Prefix = "ticket-of-";

    public ValueTask<string?> CeremonyOf(RelyingPartyId relyingParty, string ticket, CancellationToken cancel) =>
        new(ticket.StartsWith(Prefix, StringComparison.Ordinal) ? ticket[Prefix.Length..] : null);
}

/// <summary>A key that never changes.</summary>
internal sealed class PlainKey : IReferenceKey
{
    public ValueTask<ReadOnlyMemory<byte>> Get(CancellationToken cancel) => new(new byte[32]);
}
