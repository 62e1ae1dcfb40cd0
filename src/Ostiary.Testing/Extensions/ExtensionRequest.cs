using System.Text.Json;

namespace Ostiary.Testing;

/// <summary>The extension inputs of JSON options, as far as client and authenticator here act upon them.</summary>
internal sealed record ExtensionRequest
{
    public bool CredProps { get; init; }

    public bool Prf { get; init; }

    /// <summary>Inputs for any credential.</summary>
    public PrfInput? Eval { get; init; }

    /// <summary>Inputs by credential id, base64url.</summary>
    public IReadOnlyDictionary<string, PrfInput> EvalByCredential { get; init; } = new Dictionary<string, PrfInput>();

    /// <summary><c>largeBlob.support</c>.</summary>
    public string? LargeBlobSupport { get; init; }

    public bool ReadLargeBlob { get; init; }

    public byte[]? WriteLargeBlob { get; init; }

    /// <summary>The level of <c>credentialProtectionPolicy</c>, 1 to 3.</summary>
    public int? CredentialProtection { get; init; }

    public bool EnforceCredentialProtection { get; init; }

    public bool MinPinLength { get; init; }

    public bool UserVerificationMethods { get; init; }

    public string? AppId { get; init; }

    public string? AppIdExclude { get; init; }

    /// <summary>Reads the <c>extensions</c> member of the options, with the errors that a browser would give.</summary>
    public static ExtensionRequest Of(JsonElement options)
    {
        if (options.Member("extensions") is not { } inputs)
            return new();

        var prf = inputs.Member("prf");
        var largeBlob = inputs.Member("largeBlob");
        return new()
        {
            CredProps = inputs.IsTrue("credProps"),
            Prf = prf is not null,
            Eval = prf?.Member("eval") is { } eval ? PrfInput.Of(eval) : null,
            EvalByCredential = prf?.Member("evalByCredential") is { } byCredential ? ByCredential(byCredential, options) : new Dictionary<string, PrfInput>(),
            LargeBlobSupport = largeBlob?.Text("support"),
            ReadLargeBlob = largeBlob?.IsTrue("read") is true,
            WriteLargeBlob = largeBlob?.Member("write") is null ? null : largeBlob.Value.Bytes("write"),
            CredentialProtection = LevelOf(inputs.Text("credentialProtectionPolicy")),
            EnforceCredentialProtection = inputs.IsTrue("enforceCredentialProtectionPolicy"),
            MinPinLength = inputs.IsTrue("minPinLength"),
            UserVerificationMethods = inputs.IsTrue("uvm"),
            AppId = inputs.Text("appid"),
            AppIdExclude = inputs.Text("appidExclude"),
        };
    }

    // WebAuthn L3 §10.1.4: keys are ids of allowed credentials, and a registration has none.
    private static Dictionary<string, PrfInput> ByCredential(JsonElement byCredential, JsonElement options)
    {
        var allowed = options.CredentialIds("allowCredentials");
        var inputs = byCredential.EnumerateObject().ToDictionary(entry => entry.Name, entry => PrfInput.Of(entry.Value), StringComparer.Ordinal);
        return inputs.Keys.All(allowed.Contains) ? inputs : throw new ClientRefusedException(ClientError.NotSupported);
    }

    private static int? LevelOf(string? policy) => policy switch
    {
        null => null,
        "userVerificationOptional" => 1,
        "userVerificationOptionalWithCredentialIDList" => 2,
        "userVerificationRequired" => 3,
        _ => throw new ClientRefusedException(ClientError.Type),
    };
}

/// <summary>One or two inputs of prf.</summary>
internal sealed record PrfInput(byte[] First, byte[]? Second)
{
    public static PrfInput Of(JsonElement values) =>
        new(values.Bytes("first"), values.Member("second") is null ? null : values.Bytes("second"));
}
