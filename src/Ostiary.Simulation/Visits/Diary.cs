using System.Globalization;
using System.Text.Json;
using Ostiary.Contracts.Events;

namespace Ostiary.Simulation;

/// <summary>Writes down a visit as the SDK of a page, or an app, would tell it.</summary>
internal sealed class Diary(Dice dice, DateTimeOffset beganAt, Gadget gadget, string cohort)
{
    private static readonly EventSdk Web = new() { Name = "web", Version = "0.1.0" };
    private static readonly EventSdk App = new() { Name = "orchard", Version = "4.1.0" };

    private readonly List<EventRecord> _events = [];
    private readonly string _tab = dice.Uuid(beganAt).ToString("N");
    private readonly string _session = dice.Uuid(beganAt).ToString("N");
    private int _elapsedMs;

    /// <summary>The instant that the diary has come to.</summary>
    public DateTimeOffset Now => beganAt.AddMilliseconds(_elapsedMs);

    /// <summary>Where it happens, in the site's own words.</summary>
    public string Touchpoint { get; set; } = "sign-in";

    /// <summary>Lets some time go by.</summary>
    public int Pass(int leastMs, int mostMs)
    {
        var passed = dice.Between(leastMs, mostMs);
        _elapsedMs += passed;
        return passed;
    }

    /// <summary>Writes an event; fields without a value are left out.</summary>
    public void Tell(string name, Guid? attempt, params ReadOnlySpan<(string Name, object? Value)> fields)
    {
        var written = new Dictionary<string, JsonElement>(fields.Length, StringComparer.Ordinal);
        foreach (var (field, value) in fields)
        {
            if (value is not null)
                written[field] = JsonSerializer.SerializeToElement(value);
        }

        _events.Add(new EventRecord
        {
            Id = dice.Uuid(Now),
            Name = name,
            Ts = Now.ToUnixTimeMilliseconds(),
            Mono = 400 + _elapsedMs,
            Seq = _events.Count,
            Tab = _tab,
            Session = _session,
            Attempt = attempt,
            Surface = gadget.Surface,
            Touchpoint = Touchpoint,
            Cohort = cohort,
            Fields = written,
        });
    }

    /// <summary>The batch as it is sent now.</summary>
    public EventBatchRequest Batch() => new() { Sdk = gadget.IsApp ? App : Web, SentAt = Now.ToUnixTimeMilliseconds(), Events = _events };

    /// <summary>A short reference, unique to this visit.</summary>
    public string Reference(string prefix) => string.Create(CultureInfo.InvariantCulture, $"{prefix}-{_tab[^12..]}");
}
