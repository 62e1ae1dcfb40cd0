using System.Text;
using System.Text.Json.Nodes;
using Ostiary.Telemetry;
using Ostiary.Tests.Storage;

namespace Ostiary.Tests.Telemetry;

public sealed class A_malformed_event_on_SQLite(SqliteFixture database) : A_malformed_event(database), IClassFixture<SqliteFixture>;

public sealed class A_malformed_event_on_PostgreSQL(PostgresFixture database) : A_malformed_event(database), IClassFixture<PostgresFixture>, INeedPostgres;

/// <summary>An event that holds what the catalog does not allow, or not so. The one beside it is kept.</summary>
public abstract class A_malformed_event(DatabaseFixture fixture) : OnIntake(fixture)
{
    [DatabaseFact]
    public async Task Is_dropped_with_a_forbidden_field_in_any_spelling()
    {
        foreach (var name in new[] { "signature", "rawId", "raw_id", "clientDataJSON", "authenticator-data", "userHandle", "Password", "challenge" })
        {
            var batch = Batch(2);
            batch.Fields[name] = "AQID";
            await ShouldDropFirst(batch, DropReason.ForbiddenField);
        }
    }

    [DatabaseFact]
    public async Task Is_dropped_with_a_forbidden_name_in_its_envelope_or_labels()
    {
        var envelope = Batch(2);
        envelope.First["signature"] = "AQID";
        await ShouldDropFirst(envelope, DropReason.ForbiddenField);

        var labels = Batch(2);
        labels.First["experiments"] = new JsonObject { ["credentialId"] = "AQID" };
        await ShouldDropFirst(labels, DropReason.ForbiddenField);
    }

    [DatabaseFact]
    public async Task Is_dropped_with_a_field_or_tag_that_nobody_knows()
    {
        var field = Batch(2);
        field.Fields["color"] = "red";
        await ShouldDropFirst(field, DropReason.UnknownField);

        var tag = Batch(2);
        tag.First["tags"] = new JsonObject { ["branch"] = "north" };
        await ShouldDropFirst(tag, DropReason.UnknownField);
    }

    [DatabaseFact]
    public async Task Is_dropped_when_a_value_is_out_of_bounds()
    {
        foreach (var (field, value) in new (string, JsonNode)[] { ("kind", "steal"), ("allowCount", 1_001), ("timeoutMs", -1), ("hints", new JsonArray("usb")), ("attemptNo", 1e300) })
        {
            var batch = Batch(2);
            batch.Fields[field] = value;
            await ShouldDropFirst(batch, DropReason.OutOfBounds);
        }

        var session = Batch(2);
        session.First["session"] = "sam@example.com";
        await ShouldDropFirst(session, DropReason.OutOfBounds);
    }

    [DatabaseFact]
    public async Task Is_dropped_when_its_shape_is_wrong()
    {
        foreach (var (member, value) in new (string, JsonNode?)[]
        {
            ("id", "7"), ("id", "6f9619ff-8b86-4011-b42d-00c04fc964ff"), ("id", null), ("ts", "yesterday"), ("fields", "none"), ("seq", new JsonArray()),
        })
        {
            var batch = Batch(2);
            batch.First[member] = value;
            await ShouldDropFirst(batch, DropReason.Malformed);
        }

        var required = Batch(2);
        required.Fields.Remove("mediation");
        await ShouldDropFirst(required, DropReason.Malformed);
    }

    [DatabaseFact]
    public async Task Is_dropped_when_a_field_is_there_twice()
    {
        var body = Encoding.UTF8.GetString(Batch().Bytes).Replace("\"kind\":\"get\"", "\"kind\":\"get\",\"kind\":\"create\"", StringComparison.Ordinal);

        (await Intake.Take(Source, Encoding.UTF8.GetBytes(body), default)).ShouldSucceed().Dropped.ShouldHaveSingleItem().Reason.ShouldBe(DropReason.Malformed);
    }

    [DatabaseFact]
    public async Task Is_dropped_when_a_member_of_its_envelope_is_there_twice()
    {
        var batch = Batch();
        (batch.First["flow"], batch.First["ticket"]) = ("flow-1", PlainTickets.Prefix + "c1");
        var body = Encoding.UTF8.GetString(batch.Bytes);
        foreach (var (once, twice) in new[]
        {
            ("\"flow\":", "\"flow\":\"flow-2\",\"flow\":"),
            ("\"ticket\":", "\"ticket\":\"ticket-of-c2\",\"ticket\":"),
            ("\"fields\":{", "\"fields\":{\"signature\":\"AQID\"},\"fields\":{"),
            ("\"session\":\"session-1\"", "\"tab\":\"tab-2\""),
        })
        {
            body.ShouldContain(once);
            (await Intake.Take(Source, Encoding.UTF8.GetBytes(body.Replace(once, twice, StringComparison.Ordinal)), default)).ShouldSucceed()
                .Dropped.ShouldHaveSingleItem().Reason.ShouldBe(DropReason.Malformed, twice);
        }
    }

    [DatabaseFact]
    public async Task Is_dropped_when_it_is_too_large()
    {
        var batch = Batch(2);
        batch.Fields["color"] = new string('x', EventBatch.MostBytesOfEvent);

        await ShouldDropFirst(batch, DropReason.TooLarge);
    }

    [DatabaseFact]
    public async Task Is_dropped_when_a_text_is_no_text()
    {
        var body = Encoding.UTF8.GetString(Batch().With("error.client", new() { ["type"] = "HALF" }).Bytes);
        foreach (var half in new[] { "\\ud800", "\\udc00x" })
            (await Intake.Take(Source, Encoding.UTF8.GetBytes(body.Replace("HALF", half, StringComparison.Ordinal)), default)).ShouldSucceed()
                .Dropped.ShouldHaveSingleItem().Reason.ShouldBe(DropReason.Malformed);

        byte[] bytes = [.. Encoding.UTF8.GetBytes(body)];
        bytes[body.IndexOf("HALF", StringComparison.Ordinal)] = 0xFF;
        (await Intake.Take(Source, bytes, default)).ShouldSucceed().Dropped.ShouldHaveSingleItem().Reason.ShouldBe(DropReason.Malformed);
    }
}
