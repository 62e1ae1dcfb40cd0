namespace Ostiary.Telemetry;

/// <summary>The catalog of events contradicts itself: a mistake of whoever changed it, found when it is first read.</summary>
public sealed class CatalogException : Exception
{
    public CatalogException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
