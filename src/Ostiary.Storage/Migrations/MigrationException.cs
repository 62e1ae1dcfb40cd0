namespace Ostiary.Storage;

/// <summary>The schema cannot be brought forward; the message says what contradicts what.</summary>
public sealed class MigrationException : Exception
{
    public MigrationException(string message)
        : base(message)
    {
    }
}
