using System.Collections.Concurrent;

namespace Ostiary.WebAuthn;

/// <summary>
/// OpenSSL key objects of one curve, kept for reuse: making the curve anew for each signature costs several times what reading the point costs.
/// There are never more of them than calls at one time. Thread-safe.
/// </summary>
internal sealed class CurveKeys(int nid)
{
    private readonly ConcurrentBag<nint> _idle = [];

    /// <summary>A key object that holds this point, to be handed back by <see cref="Return"/>; 0 when the point is not on the curve.</summary>
    public nint Borrow(byte[] point)
    {
        if (!_idle.TryTake(out var key))
            key = Libcrypto.EC_KEY_new_by_curve_name(nid);

        // OpenSSL looks whether the point is on the curve while it reads it.
        if (key != 0 && Libcrypto.EC_KEY_oct2key(key, point, point.Length, 0) == Libcrypto.Success)
            return key;

        Libcrypto.ERR_clear_error();
        Libcrypto.EC_KEY_free(key);
        return 0;
    }

    /// <summary>Takes a key object back.</summary>
    public void Return(nint key) => _idle.Add(key);
}
