using System.Globalization;

namespace Ostiary.WebAuthn;

/// <summary>What one explanation has to go by: who names models, and how much may still be shown over all the structures inside one another.</summary>
/// <param name="nameOf">What people call an authenticator model; null when nobody is to be asked.</param>
/// <remarks>Bounded for the whole input, because one JSON text can hold scores of structures of a thousand items each.</remarks>
internal sealed class ExplanationScope(Func<Aaguid, string?>? nameOf = null)
{
    /// <summary>Values of JSON and items of CBOR together, beyond which nothing more is shown. Options that exclude a hundred credentials have some six hundred.</summary>
    public const int MostValues = 768;

    private const int MostCertificates = 32;

    private int _valuesLeft = MostValues;
    private int _certificatesLeft = MostCertificates;

    /// <summary>What is said where values are left out.</summary>
    public static string TooManyValues { get; } =
        string.Create(CultureInfo.InvariantCulture, $"more than {MostValues} values; the rest is not shown");

    /// <summary>What people call a model; null when nobody knows.</summary>
    public string? NameOf(Aaguid aaguid) => nameOf?.Invoke(aaguid);

    /// <summary>True when one more value may be shown.</summary>
    public bool TakeValue() => _valuesLeft-- > 0;

    /// <summary>True when one more certificate may be taken apart.</summary>
    public bool TakeCertificate() => _certificatesLeft-- > 0;
}
