using Ostiary.WebAuthn;

namespace Ostiary.Fuzz;

/// <summary>Reads CBOR and what is written in it.</summary>
internal static class CborReads
{
    /// <summary>What kind of item it is, and how large, roughly.</summary>
    public static int Shape(CborValue value) => value switch
    {
        CborValue.Integer => 1,
        CborValue.Bytes => 2,
        CborValue.Text => 3,
        CborValue.Array array => 16 + Math.Min(array.Items.Length, 16),
        CborValue.Map map => 64 + Math.Min(map.Entries.Length, 16),
        _ => 4,
    };

    /// <summary>Reads a key, and asks libcrypto whether it is one.</summary>
    public static Seen CoseKey(ReadOnlyMemory<byte> bytes) =>
        Seen.Of(WebAuthn.CoseKey.Parse(bytes), key => ((int)key.Algorithm * 2) + (key.IsSound() ? 1 : 0));
}
