using System.Text.Json.Nodes;

namespace Ostiary.EndToEnd.Tests.Recordings;

/// <summary>A virtual authenticator of Chromium, and what is asked of it.</summary>
/// <param name="Name">How its lines begin.</param>
/// <param name="Protocol"><c>ctap2</c> or <c>u2f</c>.</param>
/// <param name="Transport">How it is reached.</param>
internal sealed record Device(string Name, string Protocol, string Transport)
{
    private const string Salt = "SGVyZSBpcyBhIHNhbHQgb2YgMzIgYnl0ZXMuLi4uLi4";

    /// <summary>Everything that is recorded.</summary>
    public static IReadOnlyList<Device> All { get; } =
    [
        .. new[] { "usb", "nfc", "ble", "internal", "hybrid" }.Select(transport => new Device($"ctap2-{transport}", "ctap2", transport)),
        .. new[] { "usb", "nfc", "ble" }.Select(transport => U2f($"u2f-{transport}", transport)),
        Ctap2("ctap2-none") with { Attestation = "none" },
        U2f("u2f-none", "usb") with { Attestation = "none" },
        Ctap2("ctap2-indirect") with { Attestation = "indirect" },
        Ctap2("ctap2-enterprise") with { Attestation = "enterprise" },
        Ctap2("ctap2-not-resident") with { ResidentKey = "discouraged", Measures = new() { ["hasResidentKey"] = false } },
        Ctap2("ctap2-not-verified") with { ResidentKey = "discouraged", UserVerification = "discouraged", Measures = new() { ["hasUserVerification"] = false } },
        Ctap2("ctap2-backup-eligible") with { Transport = "internal", Measures = new() { ["defaultBackupEligibility"] = true } },
        Ctap2("ctap2-backed-up") with { Transport = "internal", Measures = new() { ["defaultBackupEligibility"] = true, ["defaultBackupState"] = true } },
        Ctap2("ctap2-eddsa") with { Algorithm = -8 },
        Ctap2("ctap2-rs256") with { Algorithm = -257 },
        Ctap2("ctap2-ml-dsa-65") with { Algorithm = -49, IsNewer = true },
        Ctap2("ctap2-prf") with
        {
            Measures = new() { ["hasPrf"] = true },
            AtRegistration = () => new() { ["credProps"] = true, ["prf"] = Evaluated() },
            AtAuthentication = () => new() { ["prf"] = Evaluated() },
        },
        Ctap2("ctap2-large-blob") with
        {
            Measures = new() { ["hasLargeBlob"] = true },
            AtRegistration = () => new() { ["credProps"] = true, ["largeBlob"] = new JsonObject { ["support"] = "required" } },
            AtAuthentication = () => new() { ["largeBlob"] = new JsonObject { ["write"] = "QSBibG9i" } },
        },
        Ctap2("ctap2-protected") with
        {
            Measures = new() { ["hasCredBlob"] = true },
            AtRegistration = () => new() { ["credentialProtectionPolicy"] = "userVerificationOptionalWithCredentialIDList", ["credBlob"] = "QSBibG9i" },
            AtAuthentication = () => new() { ["getCredBlob"] = true },
        },
    ];

    /// <summary>More measures, in the words of the DevTools protocol.</summary>
    public Dictionary<string, object> Measures { get; init; } = [];

    /// <summary>What is asked for as <c>attestation</c>.</summary>
    public string Attestation { get; init; } = "direct";

    public string ResidentKey { get; init; } = "required";

    public string UserVerification { get; init; } = "required";

    /// <summary>The only algorithm that the page asks for.</summary>
    public int Algorithm { get; init; } = -7;

    /// <summary>True when its algorithm is newer than the platforms that this is verified on.</summary>
    public bool IsNewer { get; init; }

    /// <summary>Extension inputs.</summary>
    public Func<JsonObject> AtRegistration { get; init; } = () => [];

    /// <summary>Extension inputs.</summary>
    public Func<JsonObject> AtAuthentication { get; init; } = () => [];

    /// <summary>Whether it attests its make.</summary>
    public bool Attests => Attestation is not "none";

    /// <summary>True when its answers say that the person was verified.</summary>
    public bool Verifies => UserVerification == "required";

    /// <summary>All measures.</summary>
    public IReadOnlyDictionary<string, object> AllMeasures => new Dictionary<string, object>(Usual.Concat(Measures).GroupBy(pair => pair.Key).Select(group => group.Last()));

    private Dictionary<string, object> Usual => Protocol == "u2f"
        ? new() { ["protocol"] = "u2f", ["transport"] = Transport, ["automaticPresenceSimulation"] = true }
        : new()
        {
            ["protocol"] = "ctap2",
            ["ctap2Version"] = "ctap2_1",
            ["transport"] = Transport,
            ["hasResidentKey"] = true,
            ["hasUserVerification"] = true,
            ["isUserVerified"] = true,
            ["automaticPresenceSimulation"] = true,
        };

    private static Device Ctap2(string name) => new(name, "ctap2", "usb");

    private static Device U2f(string name, string transport) =>
        new(name, "u2f", transport) { ResidentKey = "discouraged", UserVerification = "discouraged" };

    private static JsonObject Evaluated() => new() { ["eval"] = new JsonObject { ["first"] = Salt } };
}
