namespace Ostiary.WebAuthn;

/// <summary>What the browser says of the extensions it acted upon. Not signed by anyone. Unknown ones are allowed and only named.</summary>
/// <remarks>The results of prf are secrets of the page: they are neither decoded nor kept, only counted.</remarks>
public sealed record ClientExtensionOutputs
{
    /// <summary>What failures call the structure.</summary>
    internal const string FieldName = "clientExtensionResults";

    /// <summary>No outputs.</summary>
    internal static ClientExtensionOutputs None { get; } = new();

    /// <summary>The identifiers of all extensions that the browser answered.</summary>
    public IReadOnlyList<string> Identifiers { get; init; } = [];

    /// <summary>Whether the new credential is discoverable (<c>credProps.rk</c>, WebAuthn L3 §10.1.3); null when the browser does not know.</summary>
    public bool? Discoverable { get; init; }

    /// <summary>Whether the new credential can evaluate pseudo-random functions (<c>prf.enabled</c>, WebAuthn L3 §10.1.4); null when the browser does not say.</summary>
    public bool? PrfEnabled { get; init; }

    /// <summary>How many results of prf the page sent along, 0 to 2. They were meant for the page alone: more than 0 is a fault in it.</summary>
    public int PrfResultsCount { get; init; }

    /// <summary>Whether the new credential can store a blob (<c>largeBlob.supported</c>, WebAuthn L3 §10.1.5); null when the browser does not say.</summary>
    public bool? LargeBlobSupported { get; init; }

    /// <summary>The blob that was read (<c>largeBlob.blob</c>): as stored by whoever could use the credential, at most 64 KiB; null when there is none.</summary>
    public ReadOnlyMemory<byte>? LargeBlob { get; init; }

    /// <summary>Whether the blob was written (<c>largeBlob.written</c>); null when the browser does not say.</summary>
    public bool? LargeBlobWritten { get; init; }

    /// <summary>Whether the AppID was used in place of the RP ID (<c>appid</c>, WebAuthn L3 §10.1.1); null when the browser does not say.</summary>
    public bool? AppIdUsed { get; init; }

    /// <summary>Whether the browser acted upon <c>appidExclude</c> (WebAuthn L3 §10.1.2); null when it does not say.</summary>
    public bool? AppIdExcluded { get; init; }

    /// <summary>How the user was verified, as the browser says (<c>uvm</c>); empty when it does not.</summary>
    public IReadOnlyList<UserVerificationMethod> UserVerificationMethods { get; init; } = [];

    internal static ClientExtensionOutputs Of(JsonMembers? results)
    {
        if (results is not { AreNone: false } members)
            return None;

        var prf = members.OptionalObject(ExtensionNames.Prf);
        var largeBlob = members.OptionalObject(ExtensionNames.LargeBlob);
        return new ClientExtensionOutputs
        {
            Identifiers = members.Names(),
            Discoverable = members.OptionalObject(ExtensionNames.CredentialProperties)?.OptionalBoolean("rk"),
            PrfEnabled = prf?.OptionalBoolean("enabled"),
            PrfResultsCount = PrfResultsCountOf(prf?.OptionalObject("results")),
            LargeBlobSupported = largeBlob?.OptionalBoolean("supported"),
            LargeBlob = largeBlob?.OptionalBytes("blob", Limits.LargeBlob) is { } blob ? blob : default(ReadOnlyMemory<byte>?),
            LargeBlobWritten = largeBlob?.OptionalBoolean("written"),
            AppIdUsed = members.OptionalBoolean(ExtensionNames.AppId),
            AppIdExcluded = members.OptionalBoolean(ExtensionNames.AppIdExclude),
            UserVerificationMethods = UserVerificationMethodsOf(members),
        };
    }

    private static int PrfResultsCountOf(JsonMembers? results) =>
        results is not { } found ? 0 : (found.HasText("first") ? 1 : 0) + (found.HasText("second") ? 1 : 0);

    private static List<UserVerificationMethod> UserVerificationMethodsOf(JsonMembers members)
    {
        const string name = ExtensionNames.UserVerificationMethods;
        var methods = new List<UserVerificationMethod>();
        foreach (var numbers in members.OptionalNumberLists(name, UserVerificationMethod.Most, UserVerificationMethod.Parts))
        {
            if (UserVerificationMethod.Of(numbers) is { } method)
                methods.Add(method);
            else
                members.Break(WebAuthnCodes.MemberMistyped, name, "three numbers in their ranges are due for each method");
        }

        return methods;
    }
}
