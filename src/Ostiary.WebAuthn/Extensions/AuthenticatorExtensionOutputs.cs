using Ostiary.Kernel;

namespace Ostiary.WebAuthn;

/// <summary>What the authenticator says, under its signature, of the extensions it acted upon. Unknown ones are allowed and only named.</summary>
public sealed record AuthenticatorExtensionOutputs
{
    /// <summary>What failures call the structure.</summary>
    internal const string FieldName = $"{AuthenticatorData.FieldName}.extensions";

    /// <summary>No outputs.</summary>
    internal static AuthenticatorExtensionOutputs None { get; } = new();

    /// <summary>The identifiers of all extensions that the authenticator answered, in its order.</summary>
    public IReadOnlyList<string> Identifiers { get; init; } = [];

    /// <summary>The credential protection that is in force (CTAP 2.2 §12.1, <c>credProtect</c>); null when the authenticator does not say.</summary>
    public CredentialProtection? CredentialProtection { get; init; }

    /// <summary>The least length of its PIN, in Unicode code points (CTAP 2.2 §12.5, <c>minPinLength</c>); null when the authenticator does not say.</summary>
    public int? MinPinLength { get; init; }

    /// <summary>How the user was verified (<c>uvm</c>); empty when the authenticator does not say.</summary>
    public IReadOnlyList<UserVerificationMethod> UserVerificationMethods { get; init; } = [];

    /// <summary>Reads the map of outputs.</summary>
    /// <remarks>
    /// Fails with <c>webauthn.authenticator_data_malformed</c> when a key is not a text, and with <c>webauthn.extension_output_invalid</c>, naming
    /// the field, when a known extension says what it cannot say.
    /// </remarks>
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

        var (protection, pinLength, methods) = (
            map[ExtensionNames.CredentialProtection], map[ExtensionNames.MinPinLength], map[ExtensionNames.UserVerificationMethods]);
        return FirstInvalid(map, protection, pinLength, methods) is { } invalid
            ? invalid
            : new AuthenticatorExtensionOutputs
            {
                Identifiers = identifiers,
                CredentialProtection = protection is CborValue.Integer level ? (CredentialProtection)(int)level.Value : null,
                MinPinLength = pinLength is CborValue.Integer length ? (int)length.Value : null,
                UserVerificationMethods = methods is null ? [] : [.. MethodsOf(methods).OfType<UserVerificationMethod>()],
            };
    }

    private static Failure? FirstInvalid(CborValue.Map map, CborValue? protection, CborValue? pinLength, CborValue? methods) =>
        Holds(protection is null || IsInteger(protection, from: 1, to: 3), ExtensionNames.CredentialProtection, "an integer from 1 to 3 is due")
        ?? Holds(pinLength is null || IsInteger(pinLength, from: 0, to: Limits.PinCodePoints), ExtensionNames.MinPinLength, $"an integer from 0 to {Limits.PinCodePoints} is due")
        ?? Holds(methods is null || AreMethods(methods), ExtensionNames.UserVerificationMethods, "one to three lists of three numbers in their ranges are due")
        // In a registration whether there is a secret, in an authentication its encrypted value.
        ?? Holds(map[ExtensionNames.HmacSecret] is null or CborValue.Truth or CborValue.Bytes, ExtensionNames.HmacSecret, "a truth value or bytes are due")
        ?? Holds(map[ExtensionNames.HmacSecretAtCreation] is null or CborValue.Bytes, ExtensionNames.HmacSecretAtCreation, "bytes are due");

    private static Failure? Holds(bool valid, string identifier, string due) =>
        valid ? null : new(WebAuthnCodes.ExtensionOutputInvalid, due) { Field = $"{FieldName}.{identifier}" };

    private static bool IsInteger(CborValue value, int from, int to) =>
        value is CborValue.Integer number && number.Value >= from && number.Value <= to;

    private static bool AreMethods(CborValue value) =>
        value is CborValue.Array { Items.Length: >= 1 and <= UserVerificationMethod.Most } && MethodsOf(value).All(method => method is not null);

    private static IEnumerable<UserVerificationMethod?> MethodsOf(CborValue value) =>
        value is CborValue.Array list ? list.Items.Select(MethodOf) : [];

    private static UserVerificationMethod? MethodOf(CborValue value) =>
        value is CborValue.Array parts && parts.Items.All(part => part is CborValue.Integer)
            ? UserVerificationMethod.Of([.. parts.Items.OfType<CborValue.Integer>().Select(part => part.Value)])
            : null;
}
