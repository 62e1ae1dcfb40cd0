using System.Text.Json;

namespace Ostiary.Telemetry;

/// <summary>What every event carries besides its own fields, as it was sent and found within its bounds.</summary>
internal sealed record EventEnvelope
{
    // Behind every place that a catalog can give a member.
    private const int PlaceOfFields = 63;

    public Guid Id { get; private set; }

    public EventKind? Kind { get; private set; }

    /// <summary>The client's own clock, Unix milliseconds.</summary>
    public long ClientMs { get; private set; }

    public long MonoMs { get; private set; }

    public long Seq { get; private set; }

    public string Tab { get; private set; } = "";

    public string Session { get; private set; } = "";

    public string? Flow { get; private set; }

    public Guid? Attempt { get; private set; }

    public string? Decision { get; private set; }

    public string? Ticket { get; private set; }

    public string Surface { get; private set; } = "";

    public string? Touchpoint { get; private set; }

    public string? Cohort { get; private set; }

    public JsonElement Experiments { get; private set; }

    public JsonElement Tags { get; private set; }

    public JsonElement Fields { get; private set; }

    /// <summary>Reads one event of a batch. What could be read is there even when something is wrong with the rest.</summary>
    public static EventEnvelope Read(Catalog catalog, JsonElement written, out DropReason? objection)
    {
        var envelope = new EventEnvelope();
        objection = written.ValueKind == JsonValueKind.Object ? envelope.Take(catalog, written) : DropReason.Malformed;
        return envelope;
    }

    private DropReason? Take(Catalog catalog, JsonElement written)
    {
        DropReason? first = null;
        var (seen, required) = (0UL, 0);
        foreach (var member in written.EnumerateObject())
        {
            if (member.NameEquals("fields"u8))
            {
                first ??= ItIsThereTwice(PlaceOfFields, ref seen);
                Fields = member.Value;
                continue;
            }

            var objection = JsonText.NameOf(member) is not { } name ? DropReason.Malformed
                : catalog.FindInEnvelope(name) is not { } kind ? catalog.Forbids(name) ? DropReason.ForbiddenField : DropReason.UnknownField
                : FieldRules.Objection(catalog, kind, member.Value) ?? ItIsThereTwice(kind.Place, ref seen) ?? Put(catalog, kind, member.Value, ref required);
            first ??= objection;
        }

        return first ?? (required == catalog.RequiredInEnvelope && Fields.ValueKind == JsonValueKind.Object ? null : DropReason.Malformed);
    }

    // Which of the two the sender meant, nobody can know; and one of them could hide what the other may not say.
    private static DropReason? ItIsThereTwice(int place, ref ulong seen)
    {
        var bit = 1UL << place;
        var isThere = (seen & bit) != 0;
        seen |= bit;
        return isThere ? DropReason.Malformed : null;
    }

    private DropReason? Put(Catalog catalog, FieldKind kind, JsonElement value, ref int required)
    {
        required += kind.IsRequired ? 1 : 0;
        switch (kind.Name)
        {
            case "id": Id = value.GetGuid(); break;
            case "name": Kind = catalog.Find(value.GetString()!); return Kind is null ? DropReason.UnknownEvent : null;
            case "ts": ClientMs = FieldRules.Whole(value); break;
            case "mono": MonoMs = FieldRules.Whole(value); break;
            case "seq": Seq = FieldRules.Whole(value); break;
            case "tab": Tab = value.GetString()!; break;
            case "session": Session = value.GetString()!; break;
            case "flow": Flow = value.GetString(); break;
            case "attempt": Attempt = value.GetGuid(); break;
            case "decision": Decision = value.GetString(); break;
            case "ticket": Ticket = value.GetString(); break;
            case "surface": Surface = value.GetString()!; break;
            case "touchpoint": Touchpoint = JsonText.TryRead(value, out var text) ? text : null; break;
            case "cohort": Cohort = value.GetString(); break;
            case "experiments": Experiments = value; break;
            default: Tags = value; break;
        }

        return null;
    }
}
