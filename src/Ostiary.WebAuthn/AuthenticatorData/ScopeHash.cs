using System.Security.Cryptography;
using System.Text;

namespace Ostiary.WebAuthn;

/// <summary>SHA-256 of the RP IDs, or AppIDs, that credentials are scoped to. Remembers the last one, since most servers have a single one. Thread-safe.</summary>
internal static class ScopeHash
{
    private static Hashed? Last;

    /// <summary>The hash of an RP ID: 32 bytes.</summary>
    public static ReadOnlySpan<byte> Of(string rpId)
    {
        var last = Last;
        if (last is null || last.RpId != rpId)
        {
            last = new(rpId, SHA256.HashData(Encoding.UTF8.GetBytes(rpId)));
            Last = last;
        }

        return last.Hash;
    }

    private sealed record Hashed(string RpId, byte[] Hash);
}
