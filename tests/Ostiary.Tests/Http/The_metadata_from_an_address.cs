using System.Diagnostics.Metrics;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Ostiary.Metadata;
using Ostiary.Server.AuthenticatorModels;
using Ostiary.Server.Observability;
using Ostiary.Server.Outbound;
using Ostiary.Testing;

namespace Ostiary.Tests.Http;

/// <summary>The BLOB and its revocation lists over the network, from the request to what is known afterwards: over real TLS, to a host in this process.</summary>
public sealed class The_metadata_from_an_address : IDisposable
{
    private const string Address = "https://mds.example.com/blob.jwt";
    private const string Tag = "\"42\"";

    private static readonly TimeSpan FetchTimeout = TimeSpan.FromSeconds(30);

    private readonly string _folder = Directory.CreateTempSubdirectory("ostiary-mds-").FullName;
    private readonly FakeClock _clock = new();
    private readonly MetadataAuthority _authority = new(new SeededEntropy(nameof(The_metadata_from_an_address)));
    private readonly PretendedHosts _hosts = new("mds.example.com", "elsewhere.example.com");
    private readonly HardenedFetcher _fetcher;
    private readonly MetadataOptions _options = new() { Url = new Uri(Address), FetchTimeout = FetchTimeout };
    private readonly MetadataSource _source;
    private readonly MetadataReader _reader;

    public The_metadata_from_an_address()
    {
        _fetcher = new HardenedFetcher(_hosts, _clock);
        _source = NewSource();
        _reader = new MetadataReader(_options, _source, _fetcher, _clock);
        Publish(42);
        var lists = _authority.RevocationLists(_clock.GetUtcNow().AddDays(-1), _clock.GetUtcNow().AddDays(90));
        _hosts[MetadataAuthority.IntermediateListAddress] = new() { Body = lists[0].ToArray() };
        _hosts[MetadataAuthority.RootListAddress] = new() { Body = lists[1].ToArray() };
    }

    [Fact]
    public async Task Is_taken_with_the_revocation_lists_that_its_certificates_name()
    {
        (await _reader.Refresh(default)).ShouldBeNull();

        _source.Current.Blob!.Number.ShouldBe(42);
        _source.State.EntityTag.ShouldBe(Tag);
        _hosts.Asked.ShouldBe([Address, MetadataAuthority.IntermediateListAddress, MetadataAuthority.RootListAddress], ignoreOrder: true);
    }

    [Fact]
    public async Task Is_kept_when_its_host_says_that_nothing_changed()
    {
        await _reader.Refresh(default);
        _clock.Advance(TimeSpan.FromHours(1));

        (await _reader.Refresh(default)).ShouldBeNull();

        _source.Current.Blob!.Number.ShouldBe(42);
        _source.State.CheckedAt.ShouldBe(_clock.GetUtcNow());
        _source.State.AcceptedAt.ShouldBe(_clock.GetUtcNow().AddHours(-1));
        _hosts.Asked.Last().ShouldBe($"{Address} unless {Tag}");
        _hosts.Asked.Count.ShouldBe(4);
    }

    [Fact]
    public async Task Is_replaced_by_a_newer_one_and_never_by_an_older_one()
    {
        await _reader.Refresh(default);
        Publish(43, "\"43\"");
        (await _reader.Refresh(default)).ShouldBeNull();
        Publish(41, "\"41\"");

        (await _reader.Refresh(default))!.Code.ShouldBe(MetadataCodes.BlobRolledBack);

        _source.Current.Blob!.Number.ShouldBe(43);
    }

    [Fact]
    public async Task Is_not_believed_without_the_lists_that_must_be_had()
    {
        _hosts[MetadataAuthority.IntermediateListAddress] = new("500 Internal Server Error");

        (await _reader.Refresh(default))!.Code.ShouldBe(MetadataCodes.RevocationUnknown);

        _source.Current.Blob.ShouldBeNull();
    }

    [Fact]
    public async Task Is_followed_to_another_public_host()
    {
        _hosts["https://elsewhere.example.com/b"] = new() { Body = Blob(42) };
        _hosts[Address] = PretendedAnswer.Redirect("https://elsewhere.example.com/b");

        (await _reader.Refresh(default)).ShouldBeNull();

        _source.Current.Blob!.Number.ShouldBe(42);
    }

    [Theory]
    [InlineData("https://10.0.0.1/blob.jwt")]
    [InlineData("https://[::1]/blob.jwt")]
    [InlineData("https://169.254.169.254/latest/meta-data")]
    public async Task Is_never_followed_to_a_private_address(string location) =>
        await IsTroubleAndChangesNothing(PretendedAnswer.Redirect(location), OutboundCodes.PrivateAddress);

    [Theory]
    [InlineData("http://elsewhere.example.com/b")]
    [InlineData("https://user:secret@elsewhere.example.com/b")]
    public async Task Is_never_followed_to_where_it_could_be_overheard_or_changed(string location) =>
        await IsTroubleAndChangesNothing(PretendedAnswer.Redirect(location), OutboundCodes.AddressRefused);

    [Fact]
    public async Task Is_not_taken_from_a_host_that_cannot_prove_who_it_is()
    {
        await _reader.Refresh(default);
        _hosts["https://impostor.example.com/b"] = new() { Body = Blob(43) };

        await IsTroubleAndChangesNothing(PretendedAnswer.Redirect("https://impostor.example.com/b"), OutboundCodes.Unreachable);
    }

    [Fact]
    public async Task Is_refused_when_it_is_too_large() =>
        await IsTroubleAndChangesNothing(new() { Length = BlobLimits.Blob + 1L }, OutboundCodes.TooLarge);

    [Fact]
    public async Task Is_given_up_when_it_is_too_slow()
    {
        await _reader.Refresh(default);
        _hosts[Address] = new() { IsSilent = true };

        var refresh = _reader.Refresh(default);
        await _hosts.Silent.Task;
        _clock.Advance(FetchTimeout + TimeSpan.FromSeconds(1));

        (await refresh)!.Code.ShouldBe(OutboundCodes.TimedOut);
        _source.Current.Blob!.Number.ShouldBe(42);
    }

    [Fact]
    public async Task Stays_in_use_over_a_restart_while_its_host_is_away()
    {
        await _reader.Refresh(default);
        _hosts[Address] = new("503 Service Unavailable");
        var restarted = NewSource();

        restarted.LoadCopy(_clock.GetUtcNow());

        restarted.Current.Blob!.Number.ShouldBe(42);
        (await new MetadataReader(_options, restarted, _fetcher, _clock).Refresh(default))!.Code.ShouldBe(OutboundCodes.StatusUnexpected);
        restarted.Current.Blob!.Number.ShouldBe(42);
        _hosts.Asked.Last().ShouldBe($"{Address} unless {Tag}");
    }

    [Fact]
    public async Task Is_asked_for_again_an_hour_after_trouble_which_is_counted_and_told()
    {
        _hosts[Address] = new("503 Service Unavailable");
        using var meter = new CountedRefreshes(_source, _clock);
        using var log = new LogBook();
        using var loggers = LoggerFactory.Create(builder => builder.AddProvider(log));
        var waiting = new WatchedClock(_clock);
        using var refresh = new MetadataRefresh(
            _options, _source, _reader, meter.Meter, waiting, new SeededEntropy("jitter"), loggers.CreateLogger<MetadataRefresh>());

        await refresh.StartAsync(default);
        var wait = await waiting.NextWait();
        wait.ShouldBeInRange(TimeSpan.FromHours(1), TimeSpan.FromMinutes(66));
        meter.Counts.ShouldBe([("failed", OutboundCodes.StatusUnexpected.Value)]);
        log.Lines.ShouldContain(line => line.StartsWith("Warning ", StringComparison.Ordinal) && line.Contains(OutboundCodes.StatusUnexpected.Value));
        _source.Current.Blob.ShouldBeNull();

        Publish(42);
        _clock.Advance(wait);
        await waiting.NextWait();

        _source.Current.Blob!.Number.ShouldBe(42);
        _source.State.Trouble.ShouldBeNull();
        meter.Counts.Last().ShouldBe(("good", ""));
        await refresh.StopAsync(default);
    }

    public void Dispose()
    {
        _fetcher.Dispose();
        _hosts.Dispose();
        _authority.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>Metadata is in use; the next answer is trouble; what is known stays, here and in the copy.</summary>
    private async Task IsTroubleAndChangesNothing(PretendedAnswer answer, FailureCode code)
    {
        await _reader.Refresh(default);
        var copy = await File.ReadAllBytesAsync(Path.Combine(_folder, "copy"));
        _hosts[Address] = answer;

        (await _reader.Refresh(default))!.Code.ShouldBe(code);

        _source.Current.Blob!.Number.ShouldBe(42);
        _source.State.Trouble!.Code.ShouldBe(code);
        (await File.ReadAllBytesAsync(Path.Combine(_folder, "copy"))).ShouldBe(copy);
    }

    private MetadataSource NewSource() => new(new BlobTrust { Roots = [_authority.Root] }, [], Path.Combine(_folder, "copy"));

    private byte[] Blob(long number) =>
        _authority.Write(new() { Number = number, NextUpdate = DateOnly.FromDateTime(_clock.GetUtcNow().AddDays(30).UtcDateTime) });

    private void Publish(long number, string tag = Tag) => _hosts[Address] = new() { Body = Blob(number), EntityTag = tag };

    /// <summary>What one meter counts, and no other of this process.</summary>
    private sealed class CountedRefreshes : IDisposable
    {
        private readonly MeterListener _listener = new();

        public CountedRefreshes(MetadataSource source, TimeProvider clock)
        {
            // Instruments are made known on the thread that makes them, while it does.
            var (maker, making) = (Environment.CurrentManagedThreadId, false);
            _listener.InstrumentPublished = (instrument, listener) =>
            {
                if (making && Environment.CurrentManagedThreadId == maker && instrument.Name == "ostiary.metadata.refreshes")
                    listener.EnableMeasurementEvents(instrument);
            };
            _listener.SetMeasurementEventCallback<long>((_, _, tags, _) => Counts.Add(((string)tags[0].Value!, (string)tags[1].Value!)));
            _listener.Start();
            making = true;
            Meter = new MetadataMeter(source, clock);
            making = false;
        }

        public MetadataMeter Meter { get; }

        public List<(string Outcome, string Code)> Counts { get; } = [];

        public void Dispose()
        {
            _listener.Dispose();
            Meter.Dispose();
        }
    }

    /// <summary>The time of another clock; tells when somebody begins to wait.</summary>
    private sealed class WatchedClock(TimeProvider clock) : TimeProvider
    {
        private readonly Channel<TimeSpan> _waits = Channel.CreateUnbounded<TimeSpan>();

        public override DateTimeOffset GetUtcNow() => clock.GetUtcNow();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = clock.CreateTimer(callback, state, dueTime, period);
            _waits.Writer.TryWrite(dueTime).ShouldBeTrue();
            return timer;
        }

        public ValueTask<TimeSpan> NextWait() => _waits.Reader.ReadAsync();
    }
}
