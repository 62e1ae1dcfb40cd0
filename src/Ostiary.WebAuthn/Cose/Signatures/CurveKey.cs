namespace Ostiary.WebAuthn;

/// <summary>One OpenSSL key object, and the numbers that OpenSSL reckons with while it reads a point: allocating those anew takes longer than reckoning.</summary>
internal sealed class CurveKey
{
    private readonly nint _scratch;

    private CurveKey(nint handle, nint scratch) => (Handle, _scratch) = (handle, scratch);

    /// <summary>The <c>EC_KEY</c>; 0 when OpenSSL does not have the curve.</summary>
    public nint Handle { get; }

    /// <summary>A key object of a curve by OpenSSL's number.</summary>
    public static CurveKey On(int nid) => new(Libcrypto.EC_KEY_new_by_curve_name(nid), Libcrypto.BN_CTX_new());

    /// <summary>Puts a point in; false when it is not on the curve, and the object must be freed. OpenSSL looks at that itself while it reads.</summary>
    public bool Read(ReadOnlySpan<byte> point)
    {
        if (Handle != 0 && Libcrypto.EC_KEY_oct2key(Handle, point, point.Length, _scratch) == Libcrypto.Success)
            return true;

        Libcrypto.ERR_clear_error();
        return false;
    }

    /// <summary>Frees both.</summary>
    public void Free()
    {
        Libcrypto.EC_KEY_free(Handle);
        Libcrypto.BN_CTX_free(_scratch);
    }
}
