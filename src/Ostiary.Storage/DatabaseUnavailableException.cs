namespace Ostiary.Storage;

/// <summary>The database cannot be reached or cannot write now. The edge answers 503; trying again later may work.</summary>
/// <remarks>After a failed commit the outcome is unknown to the caller only when the connection broke while it was being made durable.</remarks>
public sealed class DatabaseUnavailableException : Exception
{
    public DatabaseUnavailableException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }

    /// <summary>What an operator can do about it, in a sentence. Neither it nor the message holds a secret.</summary>
    public string Remedy { get; init; } = "See that it runs and that this machine may connect.";
}
