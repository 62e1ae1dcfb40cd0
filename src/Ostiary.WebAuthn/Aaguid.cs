using System.Globalization;

namespace Ostiary.WebAuthn;

/// <summary>Names an authenticator model. A hint unless an attestation vouches for it; all zeros when the authenticator does not tell.</summary>
public readonly record struct Aaguid
{
    private readonly Guid _value;

    /// <summary>Reads the 16 bytes of the authenticator data.</summary>
    /// <param name="bytes">Exactly 16 bytes, in the order of the text.</param>
    /// <exception cref="ArgumentException">There are not 16 bytes.</exception>
    public Aaguid(ReadOnlySpan<byte> bytes) => _value = new Guid(bytes, bigEndian: true);

    private Aaguid(Guid value) => _value = value;

    /// <summary>True when the authenticator does not tell its model.</summary>
    public bool IsZero => _value == Guid.Empty;

    /// <summary>Reads the dashed form, in either case; null when it is not one.</summary>
    public static Aaguid? Parse(string? text) => Guid.TryParseExact(text, "D", out var value) ? new Aaguid(value) : null;

    /// <summary>The 16 bytes in the order of the text.</summary>
    public byte[] ToByteArray() => _value.ToByteArray(bigEndian: true);

    /// <summary>The dashed form in lower case, such as <c>ea9b8d66-4d01-1d21-3ce4-b6b48cb575d4</c>.</summary>
    public override string ToString() => _value.ToString("D", CultureInfo.InvariantCulture);
}
