using System.Collections.Concurrent;

namespace Ostiary.WebAuthn;

/// <summary>
/// OpenSSL key objects of one curve, kept for reuse: making the curve anew for each signature costs several times what reading the point costs.
/// There are never more of them than calls at one time. Thread-safe.
/// </summary>
internal sealed class CurveKeys(int nid)
{
    private readonly ConcurrentBag<CurveKey> _idle = [];
    private CurveKey? _nearest;

    /// <summary>A key object that holds this point, to be handed back by <see cref="Return"/>; null when the point is not on the curve.</summary>
    public CurveKey? Borrow(ReadOnlySpan<byte> point)
    {
        var key = Interlocked.Exchange(ref _nearest, null) ?? (_idle.TryTake(out var idle) ? idle : CurveKey.On(nid));
        if (key.Read(point))
            return key;

        key.Free();
        return null;
    }

    /// <summary>Takes a key object back.</summary>
    public void Return(CurveKey key)
    {
        // One place beside the bag: while a single call is at work, which is nearly always, it costs next to nothing.
        if (Interlocked.CompareExchange(ref _nearest, key, null) is not null)
            _idle.Add(key);
    }
}
