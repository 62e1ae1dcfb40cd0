using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Ostiary.Kernel;

namespace Ostiary.Testing;

/// <summary>What client and authenticator answer to extensions: JSON for <c>clientExtensionResults</c>, CBOR for authenticator data.</summary>
/// <param name="Client">The client's outputs.</param>
/// <param name="Authenticator">The authenticator's outputs; empty leaves them out.</param>
internal sealed record ExtensionAnswers(JsonObject Client, CborMap Authenticator)
{
    /// <summary>Refuses what a client refuses before it makes a credential.</summary>
    public static void Require(ExtensionRequest asked, ExtensionSupport support, bool discoverable)
    {
        var noBlob = asked.LargeBlobSupport is "required" && !(support.LargeBlob && discoverable);
        var noProtection = asked is { EnforceCredentialProtection: true, CredentialProtection: > 1 } && !support.CredentialProtection;
        if (noBlob || noProtection)
            throw new ClientRefusedException(ClientError.NotAllowed);
    }

    /// <summary>The answers to a registration.</summary>
    public static ExtensionAnswers OfMaking(VirtualPasskey passkey, ExtensionRequest asked, AuthenticatorProfile profile)
    {
        var (support, client, authenticator) = (profile.Extensions, new JsonObject(), new CborMap());
        if (asked.CredProps)
            client["credProps"] = new JsonObject { ["rk"] = passkey.Discoverable };
        if (asked.Prf)
        {
            client["prf"] = new JsonObject { ["enabled"] = passkey.HasPrf };
            AddResults(client["prf"]!.AsObject(), passkey, asked.Eval, support);
        }

        if (asked.LargeBlobSupport is not null)
            client["largeBlob"] = new JsonObject { ["supported"] = support.LargeBlob && passkey.Discoverable };
        if (asked.AppIdExclude is not null)
            client["appidExclude"] = true;
        if (passkey.Protection is { } level)
            authenticator["credProtect"] = level;
        if (asked.Prf && passkey.HasPrf)
            authenticator["hmac-secret"] = true;
        if (asked.MinPinLength && support.MinPinLength is { } length)
            authenticator["minPinLength"] = length;
        AddMethods(client, authenticator, asked, support);
        return new(client, authenticator);
    }

    /// <summary>The answers to an authentication; a blob is written on the way.</summary>
    public static ExtensionAnswers OfSigning(VirtualPasskey passkey, ExtensionRequest asked, AuthenticatorProfile profile)
    {
        var (support, client, authenticator) = (profile.Extensions, new JsonObject(), new CborMap());
        if (asked.AppId is not null)
            client["appid"] = passkey.IsU2f;
        if ((asked.EvalByCredential.GetValueOrDefault(passkey.Id) ?? asked.Eval) is { } inputs && passkey.HasPrf)
        {
            client["prf"] = AddResults([], passkey, inputs, support);
            // What travels between authenticator and client is encrypted; a test needs its length only.
            authenticator["hmac-secret"] = SHA256.HashData(passkey.EvaluatePrf(inputs.First));
        }

        AddBlob(client, passkey, asked, support);
        AddMethods(client, authenticator, asked, support);
        return new(client, authenticator);
    }

    private static JsonObject AddResults(JsonObject prf, VirtualPasskey passkey, PrfInput? inputs, ExtensionSupport support)
    {
        if (inputs is null || !passkey.HasPrf || !support.PageSendsPrfResults)
            return prf;

        var results = new JsonObject { ["first"] = Base64UrlText.Encode(passkey.EvaluatePrf(inputs.First)) };
        if (inputs.Second is { } second)
            results["second"] = Base64UrlText.Encode(passkey.EvaluatePrf(second));
        prf["results"] = results;
        return prf;
    }

    private static void AddBlob(JsonObject client, VirtualPasskey passkey, ExtensionRequest asked, ExtensionSupport support)
    {
        var able = support.LargeBlob && passkey.Discoverable;
        if (asked.WriteLargeBlob is { } blob)
        {
            if (able)
                passkey.LargeBlob = blob;
            client["largeBlob"] = new JsonObject { ["written"] = able };
        }
        else if (asked.ReadLargeBlob)
        {
            client["largeBlob"] = able && passkey.LargeBlob is { } stored ? new JsonObject { ["blob"] = Base64UrlText.Encode(stored.Span) } : [];
        }
    }

    private static void AddMethods(JsonObject client, CborMap authenticator, ExtensionRequest asked, ExtensionSupport support)
    {
        if (!asked.UserVerificationMethods || support.UserVerificationMethod is not { } factor)
            return;

        int[] numbers = [factor.Method, factor.KeyProtection, factor.MatcherProtection];
        client["uvm"] = new JsonArray(new JsonArray([.. numbers.Select(number => JsonValue.Create(number))]));
        authenticator["uvm"] = new int[][] { numbers };
    }
}
