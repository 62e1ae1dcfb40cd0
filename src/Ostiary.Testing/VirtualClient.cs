using System.Security.Cryptography;

namespace Ostiary.Testing;

/// <summary>A browser page at one origin, with one authenticator at hand. Takes JSON options, gives JSON answers.</summary>
/// <remarks>
/// Immutable and thread-safe: change it with <c>client with { … }</c>. Options are PublicKeyCredentialCreationOptionsJSON or
/// PublicKeyCredentialRequestOptionsJSON, bare or inside a <c>publicKey</c> member.
/// </remarks>
/// <param name="Origin">Where the page is, such as <c>https://example.com</c>; or an app's opaque origin, which is not checked against the RP ID.</param>
/// <param name="Authenticator">What the person has at hand.</param>
public sealed record VirtualClient(string Origin, VirtualAuthenticator Authenticator)
{
    /// <summary>The page's top-level origin when it sits in a frame of another site: sets <c>crossOrigin</c> and <c>topOrigin</c>.</summary>
    /// <value>The default is null: the page is the top.</value>
    public string? TopOrigin { get; init; }

    /// <summary>True when registrations happen without asking the person (<c>mediation: "conditional"</c>): UP and UV are clear.</summary>
    /// <value>The default is false.</value>
    public bool ConditionalCreate { get; init; }

    /// <summary>RP IDs beyond its own domain that this origin may use, because their <c>/.well-known/webauthn</c> lists it.</summary>
    /// <value>The default is none.</value>
    public IReadOnlyList<string> RelatedRpIds { get; init; } = [];

    /// <summary>Which passkey the person picks when several could answer.</summary>
    /// <value>The default is null: the newest, or the last of those allowed.</value>
    public Func<IReadOnlyList<VirtualPasskey>, VirtualPasskey>? Choice { get; init; }

    /// <summary>What to break.</summary>
    /// <value>The default is <see cref="Alterations.None"/>.</value>
    public Alterations Alterations { get; init; } = Alterations.None;

    /// <summary><c>navigator.credentials.create()</c>: the RegistrationResponseJSON for the server.</summary>
    /// <param name="creationOptionsJson">PublicKeyCredentialCreationOptionsJSON.</param>
    /// <exception cref="ClientRefusedException">A browser would have rejected the call; <see cref="TryCreate"/> gives the same as a value.</exception>
    public string Create(string creationOptionsJson)
    {
        var options = CreationRequest.Parse(creationOptionsJson);
        var rpId = RpIds.Check(options.RpId, this);
        var clientData = ClientDataJson.Write("webauthn.create", options.Challenge, this);
        var made = Authenticator.Make(rpId, options, SHA256.HashData(clientData), ConditionalCreate, Alterations);
        return ResponseJson.Registration(made, clientData, Alterations);
    }

    /// <summary><c>navigator.credentials.get()</c>: the AuthenticationResponseJSON for the server.</summary>
    /// <param name="requestOptionsJson">PublicKeyCredentialRequestOptionsJSON.</param>
    /// <exception cref="ClientRefusedException">A browser would have rejected the call; <see cref="TryGet"/> gives the same as a value.</exception>
    public string Get(string requestOptionsJson)
    {
        var options = AssertionRequest.Parse(requestOptionsJson);
        var rpId = RpIds.Check(options.RpId, this);
        var clientData = ClientDataJson.Write("webauthn.get", options.Challenge, this);
        var signed = Authenticator.Sign(rpId, options, SHA256.HashData(clientData), Choice, Alterations);
        return ResponseJson.Authentication(signed, clientData, Alterations);
    }

    /// <summary><see cref="Create"/>, with what a page would have caught as a value.</summary>
    /// <param name="creationOptionsJson">PublicKeyCredentialCreationOptionsJSON.</param>
    public ClientAnswer TryCreate(string creationOptionsJson) => Try(Create, creationOptionsJson);

    /// <summary><see cref="Get"/>, with what a page would have caught as a value.</summary>
    /// <param name="requestOptionsJson">PublicKeyCredentialRequestOptionsJSON.</param>
    public ClientAnswer TryGet(string requestOptionsJson) => Try(Get, requestOptionsJson);

    private static ClientAnswer Try(Func<string, string> ceremony, string options)
    {
        try
        {
            return new(ceremony(options), null);
        }
        catch (ClientRefusedException refused)
        {
            return new(null, refused.Error);
        }
    }
}
