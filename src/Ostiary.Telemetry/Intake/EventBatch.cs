namespace Ostiary.Telemetry;

/// <summary>How much one request may bring.</summary>
public static class EventBatch
{
    /// <summary>The most events of one request.</summary>
    public const int MostEvents = 500;

    /// <summary>The most bytes of one request's body.</summary>
    public const int MostBytes = 128 * 1024;

    /// <summary>The most bytes of one event, as it is written.</summary>
    public const int MostBytesOfEvent = 8 * 1024;

    /// <summary>The most characters of each of the three words that name an SDK.</summary>
    public const int LongestSdkWord = 32;
}
