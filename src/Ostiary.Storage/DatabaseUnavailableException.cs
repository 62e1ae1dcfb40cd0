namespace Ostiary.Storage;

/// <summary>The database cannot be reached or cannot write now. The edge answers 503; trying again later may work.</summary>
/// <remarks>After a failed commit the outcome is unknown to the caller only when the connection broke while it was being made durable.</remarks>
public sealed class DatabaseUnavailableException : Exception
{
    public DatabaseUnavailableException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
