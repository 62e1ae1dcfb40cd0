using System.Text;
using Ostiary.Telemetry;

namespace Ostiary.Tests.Telemetry;

public sealed class The_spool : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("ostiary-spool-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Gives_back_what_it_was_given_in_order_over_many_files()
    {
        using var spool = Open();
        for (var i = 0; i < 100; i++)
            spool.TryAppend(Record(i)).ShouldBeTrue();

        Directory.GetFiles(_folder).Length.ShouldBeGreaterThan(3);
        Emptied(spool).ShouldBe(Enumerable.Range(0, 100).Select(i => $"record {i}"));
        spool.IsEmpty.ShouldBeTrue();
        spool.Bytes.ShouldBe(0);
        Directory.GetFiles(_folder).ShouldBeEmpty();
    }

    [Fact]
    public void Takes_no_more_than_it_has_room_for()
    {
        using var spool = Open(mostBytes: 100);

        Enumerable.Range(0, 10).Count(i => spool.TryAppend(Record(i))).ShouldBe(5);

        spool.Bytes.ShouldBeLessThanOrEqualTo(100);
        Emptied(spool).Count.ShouldBe(5);
        spool.TryAppend(Record(10)).ShouldBeTrue();
    }

    [Fact]
    public void Has_every_acknowledged_record_after_a_kill_wherever_the_last_one_was_cut_off()
    {
        using (var spool = Open())
        {
            spool.TryAppend(Record(1));
            spool.TryAppend(Record(2));
        }

        var file = Directory.GetFiles(_folder).ShouldHaveSingleItem();
        var whole = File.ReadAllBytes(file);
        for (var length = whole.Length / 2; length < whole.Length; length++)
        {
            File.WriteAllBytes(file, whole[..length]);
            using var reopened = Open();
            reopened.TryAppend(Record(3)).ShouldBeTrue();

            reopened.Oldest()!.Records.Select(Text).ShouldBe(["record 1"]);
            reopened.Remove(reopened.Oldest()!);
            Emptied(reopened).ShouldBe(["record 3"]);
        }
    }

    [Fact]
    public void Passes_over_a_record_whose_bytes_changed()
    {
        using (var spool = Open())
            spool.TryAppend(Record(1));

        var file = Directory.GetFiles(_folder).ShouldHaveSingleItem();
        var bytes = File.ReadAllBytes(file);
        bytes[^1] ^= 1;
        File.WriteAllBytes(file, bytes);

        using var reopened = Open();
        reopened.Oldest()!.Records.ShouldBeEmpty();
    }

    [Fact]
    public void Gives_a_record_again_to_a_process_whose_predecessor_died_before_removing_it()
    {
        using (var spool = Open())
        {
            spool.TryAppend(Record(1));
            spool.Oldest()!.Records.Count.ShouldBe(1);
        }

        using var next = Open();
        Emptied(next).ShouldBe(["record 1"]);
    }

    [Fact]
    public void Can_be_read_by_its_owner_only()
    {
        if (OperatingSystem.IsWindows())
            return;

        using var spool = new Spool(Path.Combine(_folder, "inner"), 1_000);
        spool.TryAppend(Record(1));

        File.GetUnixFileMode(Path.Combine(_folder, "inner")).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        File.GetUnixFileMode(Directory.GetFiles(Path.Combine(_folder, "inner"))[0]).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    private Spool Open(long mostBytes = 1_000_000) => new(_folder, mostBytes, segmentBytes: 256);

    private static byte[] Record(int number) => Encoding.UTF8.GetBytes($"record {number}");

    private static string Text(ReadOnlyMemory<byte> record) => Encoding.UTF8.GetString(record.Span);

    private static List<string> Emptied(Spool spool)
    {
        var records = new List<string>();
        while (spool.Oldest() is { } segment)
        {
            records.AddRange(segment.Records.Select(Text));
            spool.Remove(segment);
        }

        return records;
    }
}
