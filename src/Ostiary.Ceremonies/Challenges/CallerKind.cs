namespace Ostiary.Ceremonies;

/// <summary>Who talks to the server. Sealed into each ceremony: what one kind began, no other may finish.</summary>
public enum CallerKind
{
    /// <summary>A page of this server, same origin, with a session cookie once signed in.</summary>
    HostedPage,

    /// <summary>An application's page with its publishable key; gets a result for its backend.</summary>
    PublishableKey,

    /// <summary>An application's backend with its secret key.</summary>
    Backend,
}
