using System.Buffers.Binary;
using System.Text;
using System.Text.Json.Nodes;
using Ostiary.Telemetry;
using Ostiary.Testing;
using Ostiary.Tests.Storage;

namespace Ostiary.Tests.Telemetry;

public sealed class A_batch(SqliteFixture database) : OnIntake(database), IClassFixture<SqliteFixture>
{
    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{")]
    [InlineData("{}")]
    [InlineData("""{"sdk":{"name":"web","version":"1"}}""")]
    [InlineData("""{"sdk":{"name":"web","version":"1"},"events":[]}""")]
    [InlineData("""{"sdk":{"name":"web"},"events":[{}]}""")]
    [InlineData("""{"sdk":{"name":"web","version":"1","color":"red"},"events":[{}]}""")]
    [InlineData("""{"sdk":{"name":"web","version":"a name that is much longer than any name should be"},"events":[{}]}""")]
    [InlineData("""{"sdk":"web","events":[{}]}""")]
    [InlineData("""{"sdk":{"name":"web","version":"1"},"events":{}}""")]
    [InlineData("""{"sdk":{"name":"web","version":"1"},"sentAt":"now","events":[{}]}""")]
    [InlineData("""{"sdk":{"name":"web","version":"1"},"events":[{}],"more":1}""")]
    [InlineData("""{"sdk":{"name":"web","version":"1"},"events":[[[[[[[[[[]]]]]]]]]]}""")]
    [InlineData("""{"sdk":{"name":"web","version":"1"},"sdk":{"name":"web","version":"2"},"events":[{}]}""")]
    [InlineData("""{"sdk":{"name":"web","name":"app","version":"1"},"events":[{}]}""")]
    [InlineData("""{"sdk":{"name":"web","version":"1"},"events":[{}],"events":[{}]}""")]
    public async Task Is_refused_whole_when_it_is_none(string body) =>
        (await Intake.Take(Source, Encoding.UTF8.GetBytes(body), default)).ShouldFailWith(TelemetryCodes.BatchMalformed);

    [Fact]
    public async Task Is_refused_whole_when_it_has_too_many_bytes() =>
        (await Intake.Take(Source, new byte[EventBatch.MostBytes + 1], default)).ShouldFailWith(TelemetryCodes.BatchTooLarge);

    [Fact]
    public async Task Is_taken_as_far_as_its_five_hundredth_event()
    {
        var batch = new EventsToSend(Clock, 0);
        for (var i = 0; i < EventBatch.MostEvents + 2; i++)
            batch.Events.Add(new JsonObject());

        var receipt = await Take(batch);

        receipt.Dropped.Count(one => one.Reason == DropReason.TooLarge).ShouldBe(2);
        receipt.Dropped.Count(one => one.Reason == DropReason.Malformed).ShouldBe(EventBatch.MostEvents);
    }

    [Fact]
    [Trait("Ring", "Slow")]
    public async Task Never_throws_and_never_hangs_whatever_its_bytes_are()
    {
        var whole = Batch(3).Bytes;
        var dice = new SeededEntropy("events");
        int Roll(int sides) => BinaryPrimitives.ReadUInt16LittleEndian(dice.Bytes(2)) % sides;
        for (var i = 0; i < 3_000; i++)
        {
            byte[] bytes = [.. whole];
            for (var edit = 1 + Roll(3); edit > 0; edit--)
                bytes[Roll(bytes.Length)] = (byte)Roll(256);

            var taken = await Intake.Take(Source, bytes.AsMemory(0, Roll(4) == 0 ? Roll(bytes.Length) : bytes.Length), default);

            if (taken.Succeeded)
                (taken.Value.Kept + taken.Value.Dropped.Count).ShouldBeInRange(1, 3);
        }
    }
}
