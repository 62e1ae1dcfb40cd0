using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Ostiary.Kernel;
using Ostiary.Testing;

namespace Ostiary.Load;

/// <summary>Answers the options of sign-ins with one passkey, with a fresh signature each and hardly any other work.</summary>
/// <remarks>
/// The virtual authenticator of the test kit says once what does not change from answer to answer. Only the challenge, and with it the
/// signature, are new: a client that read and wrote JSON as a browser does would load the machine that it is to measure.
/// </remarks>
internal sealed class QuickHand
{
    private readonly VirtualPasskey _passkey;
    private readonly byte[] _signed;
    private readonly int _dataLength;
    private readonly string _beforeChallenge;
    private readonly string _afterChallenge;
    private readonly string _beforePage;
    private readonly string _beforeSignature;
    private readonly string _afterSignature;

    /// <summary>A hand at one origin, with the one passkey that the authenticator holds.</summary>
    public QuickHand(string origin, VirtualAuthenticator authenticator)
    {
        _passkey = authenticator.Passkeys[0];
        const string mark = "bWFyaw";
        var sample = JsonNode.Parse(new VirtualClient(origin, authenticator).Get($$"""{"challenge":"{{mark}}","rpId":"{{_passkey.RpId}}"}"""))!;
        var response = sample["response"]!;
        var clientData = Encoding.UTF8.GetString(Bytes(response["clientDataJSON"]!));
        _beforeChallenge = clientData[..clientData.IndexOf(mark, StringComparison.Ordinal)];
        _afterChallenge = clientData[(_beforeChallenge.Length + mark.Length)..];

        var data = Bytes(response["authenticatorData"]!);
        _dataLength = data.Length;
        _signed = [.. data, .. new byte[SHA256.HashSizeInBytes]];

        (response["clientDataJSON"], response["signature"]) = ("<page>", "<signature>");
        var parts = sample.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }).Split("<page>");
        var rest = parts[1].Split("<signature>");
        (_beforeSignature, _afterSignature) = (rest[0], rest[1] + "}");
        _beforePage = parts[0];
    }

    /// <summary>The body that answers these options.</summary>
    public string Answer(ReadOnlySpan<byte> options)
    {
        var clientData = Encoding.UTF8.GetBytes($"{_beforeChallenge}{Text(options, "\"challenge\":\""u8)}{_afterChallenge}");
        string signature;
        lock (_signed)
        {
            SHA256.HashData(clientData, _signed.AsSpan(_dataLength));
            signature = Base64UrlText.Encode(_passkey.Sign(_signed));
        }

        return $"{{\"ceremony\":\"{Text(options, "\"ceremony\":\""u8)}\",\"response\":{_beforePage}{Base64UrlText.Encode(clientData)}{_beforeSignature}{signature}{_afterSignature}";
    }

    private static byte[] Bytes(JsonNode text) =>
        Base64UrlText.TryDecode(text.GetValue<string>(), out var bytes) ? bytes : throw new InvalidOperationException("Not base64url");

    private static string Text(ReadOnlySpan<byte> json, ReadOnlySpan<byte> member)
    {
        var from = json[(json.IndexOf(member) + member.Length)..];
        return Encoding.ASCII.GetString(from[..from.IndexOf((byte)'"')]);
    }
}
