using System.Formats.Cbor;
using System.Text.Json.Nodes;
using Ostiary.EndToEnd.Tests.Browsing;
using Ostiary.Kernel;
using Ostiary.Testing;

namespace Ostiary.EndToEnd.Tests.Recordings;

/// <summary>What one device answered, as lines for <c>ostiary verify</c>: as it was, and with one thing broken at a time. What is due is known from that, not asked of a verifier.</summary>
internal sealed record RecordedLines(Device Device, JsonObject Registration, JsonObject Authentication, DateTimeOffset At)
{
    private const string Stranger = "https://shop.example.net";

    private static readonly string Root = Convert.ToBase64String(ChromiumMake.Root());
    private static readonly string StrangersRoot = Convert.ToBase64String(new AttestationAuthority(new SeededEntropy("A stranger")).Root.Span);

    /// <summary>All lines.</summary>
    public IEnumerable<JsonObject> All => OfRegistration.Concat(Device.IsNewer ? [] : OfAuthentication);

    /// <summary>The name of one of its ceremonies, which fixes the challenge.</summary>
    public static string CeremonyOf(Device device, string kind) => $"{device.Name} {kind}";

    private IEnumerable<JsonObject> OfRegistration
    {
        get
        {
            if (Device.IsNewer)
                return [Line("registration", "as it was", "webauthn.algorithm_unsupported")];

            IEnumerable<JsonObject> lines =
            [
                Line("registration", "as it was", code: null),
                Line("registration", "with attestation demanded", Device.Attests ? null : "webauthn.attestation_required", Demanding(Root)),
                .. Broken("registration"),
                Line("registration", "with an algorithm that was not offered", "webauthn.algorithm_not_offered", Offering(-39)),
            ];
            return Device.Attests
                ? lines.Append(Line("registration", "with attestation demanded from others", "webauthn.attestation_path_untrusted", Demanding(StrangersRoot)))
                : lines;
        }
    }

    private IEnumerable<JsonObject> OfAuthentication =>
    [
        Line("authentication", "as it was", code: null),
        .. Broken("authentication"),
        Line("authentication", "after a higher sign count", "webauthn.sign_count_went_backwards", line => line["credential"]!["signCount"] = uint.MaxValue),
    ];

    private IEnumerable<JsonObject> Broken(string kind)
    {
        yield return Line(kind, "from another origin", "webauthn.origin_not_allowed", line => line["expected"]!["origins"] = new JsonArray(Stranger));
        yield return Line(kind, "for another challenge", "webauthn.challenge_mismatch", line => line["expected"]!["challenge"] = RecordingPage.ChallengeOf("another"));
        yield return Line(kind, "for another RP ID", "webauthn.rp_id_mismatch", line => line["expected"]!["rpId"] = "shop.example.com");
        if (!Device.Verifies)
            yield return Line(kind, "with verification demanded", "webauthn.user_not_verified", line => line["expected"]!["userVerification"] = "required");
    }

    private JsonObject Line(string kind, string name, string? code, Action<JsonObject>? change = null)
    {
        var ceremony = CeremonyOf(Device, kind);
        var line = new JsonObject
        {
            ["id"] = $"{ceremony} {name}",
            ["kind"] = kind,
            ["at"] = At.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture),
            ["expected"] = new JsonObject
            {
                ["challenge"] = RecordingPage.ChallengeOf(ceremony),
                ["origins"] = new JsonArray(RecordingPage.Origin),
                ["rpId"] = RecordingPage.RpId,
                ["userVerification"] = Device.UserVerification,
                ["algorithms"] = new JsonArray(Device.Algorithm),
            },
            ["response"] = (kind == "registration" ? Registration : Authentication).DeepClone(),
        };
        if (kind == "authentication")
            line["credential"] = Stored();

        change?.Invoke(line);
        line["verdict"] = new JsonObject { ["outcome"] = code is null ? "accepted" : "refused", ["code"] = code };
        return line;
    }

    private static Action<JsonObject> Demanding(string root) =>
        line => line["attestation"] = new JsonObject { ["trust"] = "metadata", ["roots"] = new JsonArray(root) };

    private static Action<JsonObject> Offering(int algorithm) => line => line["expected"]!["algorithms"] = new JsonArray(algorithm);

    // The COSE_Key stands in the authenticator data behind 37 bytes, the AAGUID, and the credential id with its length (WebAuthn L3 §6.5.1).
    private JsonObject Stored()
    {
        if (!Base64UrlText.TryDecode(Registration["response"]!["authenticatorData"]!.GetValue<string>(), out var data))
            throw new InvalidDataException("Chromium's authenticator data is not base64url.");

        var afterId = 55 + (data[53] << 8 | data[54]);
        var reader = new CborReader(data.AsMemory(afterId), CborConformanceMode.Lax, allowMultipleRootLevelValues: true);
        return new JsonObject { ["publicKey"] = Base64UrlText.Encode(reader.ReadEncodedValue().Span), ["signCount"] = 0 };
    }
}
