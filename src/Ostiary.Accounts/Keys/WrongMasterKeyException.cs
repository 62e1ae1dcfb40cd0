namespace Ostiary.Accounts;

/// <summary>The master key at hand does not open the key ring in the database; the message says what to do.</summary>
public sealed class WrongMasterKeyException : Exception
{
    public WrongMasterKeyException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
