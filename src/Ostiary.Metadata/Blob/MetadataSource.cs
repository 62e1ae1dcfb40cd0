using Ostiary.Kernel;
using Ostiary.WebAuthn;

namespace Ostiary.Metadata;

/// <summary>Holds the last good metadata: takes what is offered when it is better, and keeps a copy for the next start. It fetches nothing itself.</summary>
/// <remarks>Thread-safe. Reading never waits.</remarks>
/// <param name="trust">Whom to believe; null when no BLOB is configured.</param>
/// <param name="formatRoots">Roots that vouch for every model of a format.</param>
/// <param name="copyFile">Where to keep a copy.</param>
public sealed class MetadataSource(BlobTrust? trust, IReadOnlyList<FormatRoot> formatRoots, string copyFile) : IAttestationAnchors
{
    private readonly Lock _gate = new();
    private volatile MetadataState _state = new() { Metadata = new AuthenticatorMetadata(null, formatRoots) };

    /// <summary>What is known now.</summary>
    public AuthenticatorMetadata Current => _state.Metadata;

    /// <summary>How it came to be known.</summary>
    public MetadataState State => _state;

    /// <summary>Whether a BLOB is to be had.</summary>
    public bool IsOn => trust is not null;

    /// <inheritdoc/>
    public bool AreConfigured => IsOn || formatRoots.Count > 0;

    /// <inheritdoc/>
    public IReadOnlyList<ReadOnlyMemory<byte>> For(AttestedModel model) => Current.For(model);

    /// <summary>Takes the kept copy, if there is one and it verifies as of the moment when it was accepted.</summary>
    /// <param name="now">A copy from the future is judged as of now.</param>
    /// <remarks>What fails is noted as trouble: the codes of <see cref="Offer"/>, or <c>metadata.copy_malformed</c>.</remarks>
    public void LoadCopy(DateTimeOffset now)
    {
        if (trust is null || KeptCopy.Load(copyFile) is not { } loaded)
            return;

        // That it is overdue by now is for the health page and for policies: it is still the best that is known.
        var taken = loaded.Then(copy => Verify(copy.Blob, copy.RevocationLists, trust with { RefuseStale = false }, copy.AcceptedAt < now ? copy.AcceptedAt : now)
            .Map(blob => (Copy: copy, Blob: blob)));
        if (taken.TryGet(out var good, out var failure))
            Change(state => state with { Metadata = new(good.Blob, formatRoots), AcceptedAt = good.Copy.AcceptedAt, EntityTag = good.Copy.EntityTag });
        else
            NoteTrouble(failure, now);
    }

    /// <summary>Verifies a BLOB and uses it from now on, unless it is older than the one in use.</summary>
    /// <param name="blob">The BLOB as received.</param>
    /// <param name="revocationLists">Every revocation list that was had.</param>
    /// <param name="entityTag">What the server called this state of it; null when it came from a file.</param>
    /// <param name="now">When.</param>
    /// <remarks>
    /// Fails with the codes of <see cref="BlobVerification.Verify"/> and <c>metadata.blob_rolled_back</c>; then what was known stays. That no copy
    /// could be kept (<c>metadata.copy_not_kept</c>) is noted as trouble and refuses nothing.
    /// </remarks>
    public Outcome<MetadataBlob> Offer(
        ReadOnlyMemory<byte> blob, IReadOnlyList<ReadOnlyMemory<byte>> revocationLists, string? entityTag, DateTimeOffset now)
    {
        if (trust is null)
            throw new InvalidOperationException("No BLOB is configured.");

        lock (_gate)
        {
            var taken = Verify(blob, revocationLists, trust, now).Then(read => Outcome.Unless(IsNoStepBack(read), read));
            if (!taken.TryGet(out var good, out var failure))
            {
                NoteTrouble(failure, now);
                return failure;
            }

            _state = _state with { Metadata = new(good, formatRoots), AcceptedAt = now, CheckedAt = now, EntityTag = entityTag, Trouble = null };
            if (new KeptCopy { AcceptedAt = now, EntityTag = entityTag, Blob = blob, RevocationLists = revocationLists }.Save(copyFile) is { } notKept)
                NoteTrouble(notKept, now);
            return good;
        }
    }

    /// <summary>Notes that there is nothing newer.</summary>
    public void NoteUnchanged(DateTimeOffset now) => Change(state => state with { CheckedAt = now, Trouble = null });

    /// <summary>Notes what kept newer metadata from being had; what is known stays.</summary>
    public void NoteTrouble(Failure trouble, DateTimeOffset now) => Change(state => state with { Trouble = trouble, TroubleAt = now });

    private static Outcome<MetadataBlob> Verify(
        ReadOnlyMemory<byte> blob, IReadOnlyList<ReadOnlyMemory<byte>> revocationLists, BlobTrust trust, DateTimeOffset at) =>
        SignedBlob.Parse(blob).Then(signed => BlobVerification.Verify(signed, revocationLists, trust, at));

    private Failure? IsNoStepBack(MetadataBlob offered) =>
        Current.Blob is { } inUse && offered.Number < inUse.Number
            ? new(MetadataCodes.BlobRolledBack, $"number {offered.Number} after {inUse.Number}")
            : null;

    private void Change(Func<MetadataState, MetadataState> change)
    {
        lock (_gate)
            _state = change(_state);
    }
}

/// <summary>What is known, and how it came to be known.</summary>
public sealed record MetadataState
{
    /// <summary>What is known.</summary>
    public required AuthenticatorMetadata Metadata { get; init; }

    /// <summary>When the BLOB in use was accepted; null while there is none.</summary>
    public DateTimeOffset? AcceptedAt { get; init; }

    /// <summary>When somebody last saw that there is nothing newer; null when nobody has since the start.</summary>
    public DateTimeOffset? CheckedAt { get; init; }

    /// <summary>What the server called the state of the BLOB in use.</summary>
    public string? EntityTag { get; init; }

    /// <summary>What keeps newer metadata from being had; null when nothing does.</summary>
    public Failure? Trouble { get; init; }

    /// <summary>When <see cref="Trouble"/> was seen last.</summary>
    public DateTimeOffset? TroubleAt { get; init; }
}
