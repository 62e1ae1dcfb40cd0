using System.Security.Cryptography;
using System.Text;
using Ostiary.Kernel;

namespace Ostiary.Telemetry;

/// <summary>Turns a site's own names for people, passkeys and sessions into MACs, so that none of them is ever stored.</summary>
internal static class References
{
    /// <summary>HMAC-SHA-256 over relying party, field and reference, each ended by a byte that none of them holds; null for none.</summary>
    /// <param name="key">See <see cref="IReferenceKey"/>.</param>
    /// <param name="relyingParty">Whose reference it is.</param>
    /// <param name="field">What it refers to: <c>subject</c>, <c>credential</c> or <c>sessionRef</c>.</param>
    /// <param name="reference">The reference.</param>
    public static byte[]? MacOf(ReadOnlyMemory<byte> key, RelyingPartyId relyingParty, string field, string? reference) =>
        reference is null ? null : HMACSHA256.HashData(key.Span, Encoding.UTF8.GetBytes($"{relyingParty.Value}\0{field}\0{reference}"));
}
