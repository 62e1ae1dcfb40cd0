using System.Globalization;

namespace Ostiary.WebAuthn;

/// <summary>A stretch of bytes that knows where it lies in the structure that it was cut from.</summary>
internal readonly record struct Extent(ReadOnlyMemory<byte> Whole, int Offset, int Length)
{
    public Extent(ReadOnlyMemory<byte> whole)
        : this(whole, 0, whole.Length)
    {
    }

    public ReadOnlyMemory<byte> Memory => Whole.Slice(Offset, Length);

    public ReadOnlySpan<byte> Span => Memory.Span;

    /// <summary>A stretch inside this one.</summary>
    public Extent Part(int start, int length) => new(Whole, Offset + start, length);

    /// <summary>A field that is exactly these bytes.</summary>
    public ExplainedField Field(string name, string? value, string? meaning = null) => new(name, value, meaning) { Offset = Offset, Length = Length };

    /// <summary>A field that shows these bytes in hexadecimal.</summary>
    public ExplainedField HexField(string name, string? meaning = null) => Field(name, Convert.ToHexStringLower(Span), meaning);
}

/// <summary>Names stretches of bytes one after the other; what is cut off is shown as far as it goes.</summary>
internal sealed class ExtentCursor(Extent extent)
{
    private readonly List<ExplainedField> _fields = [];
    private int _position;

    /// <summary>What was named so far.</summary>
    public IReadOnlyList<ExplainedField> Fields => _fields;

    /// <summary>What was not yet taken.</summary>
    public Extent Rest => extent.Part(_position, extent.Length - _position);

    /// <summary>True once something was cut off: nothing after it can be placed.</summary>
    public bool IsCutOff { get; private set; }

    /// <summary>Takes bytes under a name. Nothing is taken once something was cut off.</summary>
    /// <returns>The bytes; null when they are not all there.</returns>
    public Extent? Take(string name, int count, Func<Extent, ExplainedField> explain)
    {
        if (IsCutOff)
            return null;

        var rest = Rest;
        IsCutOff = count > rest.Length;
        if (IsCutOff)
        {
            _fields.Add(rest.HexField(name, string.Create(CultureInfo.InvariantCulture, $"cut off: {count} bytes are due, {rest.Length} are there")));
            _position = extent.Length;
            return null;
        }

        var taken = rest.Part(0, count);
        _fields.Add(explain(taken));
        _position += count;
        return taken;
    }

    /// <summary>Adds a field whose length came out of reading it.</summary>
    public void Add(ExplainedField field, int length)
    {
        _fields.Add(field);
        _position += length;
    }

    /// <summary>Points out the bytes that nothing announced.</summary>
    public void End()
    {
        if (!IsCutOff && Rest.Length > 0)
            _fields.Add(Rest.HexField("trailing bytes", "nothing announces these"));
    }
}
