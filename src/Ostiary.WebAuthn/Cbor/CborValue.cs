using System.Collections.Immutable;

namespace Ostiary.WebAuthn;

/// <summary>One item of CBOR (RFC 8949) as WebAuthn uses it: definite lengths, no tags.</summary>
internal abstract record CborValue
{
    private CborValue()
    {
    }

    /// <summary>An integer of either sign; CBOR's reach from −2⁶⁴ to 2⁶⁴−1.</summary>
    public sealed record Integer(Int128 Value) : CborValue
    {
        private const int Small = 32;

        private static readonly Integer[] SmallOnes = [.. Enumerable.Range(-Small, 2 * Small).Select(value => new Integer(value))];

        /// <summary>The integer of a value; the small ones, of which COSE is full, are shared.</summary>
        public static Integer Of(Int128 value) => value >= -Small && value < Small ? SmallOnes[(int)value + Small] : new(value);
    }

    /// <summary>A byte string, as a view of the input.</summary>
    public sealed record Bytes(ReadOnlyMemory<byte> Value) : CborValue
    {
        public bool Equals(Bytes? other) => other is not null && Value.Span.SequenceEqual(other.Value.Span);

        public override int GetHashCode()
        {
            var hash = default(HashCode);
            hash.AddBytes(Value.Span);
            return hash.ToHashCode();
        }
    }

    /// <summary>A text string.</summary>
    public sealed record Text(string Value) : CborValue;

    /// <summary>A truth value.</summary>
    public sealed record Truth(bool Value) : CborValue;

    /// <summary>Null, undefined or a floating-point number: well formed, and of no meaning in WebAuthn.</summary>
    public sealed record Other(byte InitialByte) : CborValue;

    /// <summary>An array.</summary>
    public sealed record Array(ImmutableArray<CborValue> Items) : CborValue;

    /// <summary>A map in the order of the input; its keys are integers, texts or byte strings, and differ from one another.</summary>
    public sealed record Map(ImmutableArray<KeyValuePair<CborValue, CborValue>> Entries) : CborValue
    {
        /// <summary>The value under a text key; null when there is none.</summary>
        public CborValue? this[string key]
        {
            get
            {
                foreach (var (candidate, value) in Entries)
                {
                    if (candidate is Text text && text.Value == key)
                        return value;
                }

                return null;
            }
        }

        /// <summary>The value under an integer key; null when there is none.</summary>
        public CborValue? this[int key]
        {
            get
            {
                foreach (var (candidate, value) in Entries)
                {
                    if (candidate is Integer integer && integer.Value == key)
                        return value;
                }

                return null;
            }
        }
    }
}
