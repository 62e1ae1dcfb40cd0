using System.Diagnostics.CodeAnalysis;

namespace Ostiary.Testing;

/// <summary>Why a browser would have rejected the call. The names are those of WebAuthn L3 §5.1.3 and §5.1.4 without their <c>Error</c>.</summary>
public enum ClientError
{
    /// <summary><c>NotAllowedError</c>: the person said no, was not there, or there was nothing to choose from.</summary>
    NotAllowed,

    /// <summary><c>InvalidStateError</c>: the authenticator already holds a passkey of <c>excludeCredentials</c>.</summary>
    InvalidState,

    /// <summary><c>NotSupportedError</c>: none of the offered algorithms is supported.</summary>
    NotSupported,

    /// <summary><c>SecurityError</c>: the origin may not use this RP ID.</summary>
    Security,

    /// <summary><c>EncodingError</c>: a member of the JSON options is not base64url.</summary>
    Encoding,

    /// <summary><c>TypeError</c>: the options lack a member, or one has the wrong type.</summary>
    Type,
}

/// <summary>How a ceremony ended at the client: with JSON for the server, or with the error that a page would have caught.</summary>
/// <param name="Json">What <c>JSON.stringify(credential)</c> gives; null when there is an error.</param>
/// <param name="Error">Why there is no credential; null when there is one.</param>
public sealed record ClientAnswer(string? Json, ClientError? Error)
{
    /// <summary>True when there is a credential.</summary>
    [MemberNotNullWhen(true, nameof(Json))]
    [MemberNotNullWhen(false, nameof(Error))]
    public bool Succeeded => Error is null && Json is not null;
}

/// <summary>A virtual client rejected a call, as a browser rejects the promise.</summary>
public sealed class ClientRefusedException : Exception
{
    /// <summary>A rejection without a known reason.</summary>
    public ClientRefusedException()
    {
    }

    /// <summary>A rejection described in words.</summary>
    /// <param name="message">What happened.</param>
    public ClientRefusedException(string message)
        : base(message)
    {
    }

    /// <summary>A rejection that another exception caused.</summary>
    /// <param name="message">What happened.</param>
    /// <param name="innerException">The cause.</param>
    public ClientRefusedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>A rejection with its name.</summary>
    /// <param name="error">What a page would have caught.</param>
    public ClientRefusedException(ClientError error)
        : base($"{error}Error: the virtual client rejected the call.") => Error = error;

    /// <summary>What a page would have caught.</summary>
    /// <value>The default is <see cref="ClientError.NotAllowed"/>.</value>
    public ClientError Error { get; }
}
