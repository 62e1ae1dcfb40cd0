namespace Ostiary.WebAuthn;

/// <summary>The extensions that options ask for (WebAuthn L3 §9).</summary>
public abstract record RequestedExtensions
{
    private protected RequestedExtensions()
    {
    }

    /// <summary>Whether to ask how the user was verified (<c>uvm</c>).</summary>
    /// <value>The default is false.</value>
    public bool UserVerificationMethods { get; init; }

    /// <summary>Whether to ask for pseudo-random values (<c>prf</c>); null does not.</summary>
    /// <value>The default is null.</value>
    public PrfRequest? Prf { get; init; }

    /// <summary>True when an output of this identifier, by client or authenticator, answers something asked for.</summary>
    internal virtual bool Ask(string identifier) => identifier switch
    {
        ExtensionNames.UserVerificationMethods => UserVerificationMethods,
        // What a client calls prf, an authenticator knows by these names (WebAuthn L3 §10.1.4).
        ExtensionNames.Prf or ExtensionNames.HmacSecret or ExtensionNames.HmacSecretAtCreation => Prf is not null,
        _ => false,
    };
}

/// <summary>What to do with outputs of extensions that nobody asked for (WebAuthn L3 §7.1 step 28, §7.2 step 23).</summary>
public enum UnrequestedExtensions
{
    /// <summary>Name them in the result, and otherwise ignore them: authenticators and clients may act unasked.</summary>
    Ignore,

    /// <summary>Refuse with <c>webauthn.extension_not_requested</c>.</summary>
    Refuse,
}
