using Ostiary.Kernel;

namespace Ostiary.WebAuthn;

/// <summary>What the authenticator says, under its signature, of the extensions it acted upon. Unknown ones are allowed and only named.</summary>
public sealed record AuthenticatorExtensionOutputs
{
    /// <summary>No outputs.</summary>
    internal static AuthenticatorExtensionOutputs None { get; } = new();

    /// <summary>The identifiers of all extensions that the authenticator answered, in its order.</summary>
    public IReadOnlyList<string> Identifiers { get; init; } = [];

    /// <summary>The credential protection policy that is in force (CTAP 2.2 §12.1): 1 to 3; null when the authenticator does not say.</summary>
    public int? CredentialProtection { get; init; }

    /// <summary>Reads the map of outputs. Fails with <c>webauthn.authenticator_data_malformed</c> when a key is not a text.</summary>
    internal static Outcome<AuthenticatorExtensionOutputs> Of(CborValue.Map map)
    {
        var identifiers = new List<string>(map.Entries.Length);
        foreach (var (key, _) in map.Entries)
        {
            if (key is not CborValue.Text identifier)
            {
                return new Failure(WebAuthnCodes.AuthenticatorDataMalformed, "an extension identifier that is not a text")
                {
                    Field = AuthenticatorData.FieldName,
                };
            }

            identifiers.Add(identifier.Value);
        }

        return new AuthenticatorExtensionOutputs
        {
            Identifiers = identifiers,
            CredentialProtection = map["credProtect"] is CborValue.Integer level && level.Value >= 1 && level.Value <= 3
                ? (int)level.Value
                : null,
        };
    }
}
