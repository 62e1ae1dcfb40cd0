namespace Ostiary.WebAuthn;

/// <summary>What both ceremonies must find in the answer, as it was decided when the options were issued. Never taken from the client.</summary>
public abstract record CeremonyExpectation
{
    /// <summary>The challenge that was issued: at least 16 bytes (WebAuthn L3 §13.4.3), used for this one ceremony.</summary>
    public required ReadOnlyMemory<byte> Challenge { get; init; }

    /// <summary>The RP ID that credentials are scoped to, such as <c>example.com</c>.</summary>
    public required string RpId { get; init; }

    /// <summary>The origins on which an answer may be made, compared letter by letter, such as <c>https://example.com</c>.</summary>
    public required IReadOnlyList<string> Origins { get; init; }

    /// <summary>The origins of pages that may frame ours; only looked at when <see cref="CrossOriginAllowed"/>.</summary>
    /// <value>The default is none.</value>
    public IReadOnlyList<string> TopOrigins { get; init; } = [];

    /// <summary>Whether the ceremony may run in a frame of a page of another origin.</summary>
    /// <value>The default is false.</value>
    public bool CrossOriginAllowed { get; init; }

    /// <summary>Whether the authenticator must have verified the user; only <see cref="WebAuthn.UserVerification.Required"/> refuses.</summary>
    /// <value>The default is <see cref="WebAuthn.UserVerification.Required"/>.</value>
    public UserVerification UserVerification { get; init; } = UserVerification.Required;

    /// <summary>What to do with outputs of extensions that the options did not ask for.</summary>
    /// <value>The default is <see cref="WebAuthn.UnrequestedExtensions.Ignore"/>.</value>
    public UnrequestedExtensions UnrequestedExtensions { get; init; }
}
