namespace Ostiary.WebAuthn;

/// <summary>Identifiers of the extensions known here (IANA registry of WebAuthn extension identifiers).</summary>
internal static class ExtensionNames
{
    /// <summary>WebAuthn L3 §9.1: no registered identifier is longer, in bytes.</summary>
    public const int LongestIdentifier = 32;

    public const string AppId = "appid";
    public const string AppIdExclude = "appidExclude";
    public const string CredentialProperties = "credProps";
    public const string CredentialProtection = "credProtect";
    public const string HmacSecret = "hmac-secret";
    public const string HmacSecretAtCreation = "hmac-secret-mc";
    public const string LargeBlob = "largeBlob";
    public const string MinPinLength = "minPinLength";
    public const string Prf = "prf";
    public const string UserVerificationMethods = "uvm";

    /// <summary>An identifier that came from outside, fit to be named in a failure.</summary>
    public static string Shown(string identifier) =>
        identifier.Length <= LongestIdentifier && identifier.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.' or ':')
            ? identifier
            : "?";
}
