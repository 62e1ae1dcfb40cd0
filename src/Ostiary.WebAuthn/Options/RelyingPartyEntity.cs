namespace Ostiary.WebAuthn;

/// <summary>The relying party as authenticators show it (WebAuthn L3 §5.4.2).</summary>
/// <param name="Id">The RP ID, such as <c>example.com</c>.</param>
/// <param name="Name">A name for people.</param>
public sealed record RelyingPartyEntity(string Id, string Name);
