using System.Globalization;

namespace Ostiary.Telemetry;

/// <summary>What a story says to those who ask why it ended so: the catalog's words become those of the rules.</summary>
internal static class SignalReading
{
    public static AttemptSignals Of(AttemptStory story, AttemptEnd end, AttemptDevice device)
    {
        var asked = AskedReading.Of(story);
        return HistoryReading.Of(story, end, Ending(story, end, Surroundings(story, Request(story, new AttemptSignals
        {
            Os = KnownOrNull(device.Os),
            OsVersion = device.OsVersion,
            Browser = KnownOrNull(device.Browser),
            BrowserVersion = device.BrowserVersion,
            Model = device.Model,
            Surface = SurfaceOf(story.ByClient),
            Operation = KnownOrNull(asked.Operation),
            Mediation = KnownOrNull(asked.Mediation),
            Next = end.Next,
        }))));
    }

    private static AttemptSignals Request(AttemptStory story, AttemptSignals signals)
    {
        long? Number(string field) => story.Own.Select(one => one.Told.Number(field)).LastOrDefault(number => number is not null);
        var started = story.All("ceremony.started").FirstOrDefault()?.Told;
        return signals with
        {
            TimeoutAskedMs = Number("timeoutMs"),
            AllowCount = Number("allowCount"),
            ExcludeCount = Number("excludeCount"),
            Transports = story.All("ceremony.options_received").Select(one => one.Told.Words("transportsSet")).LastOrDefault(words => words is not null),
            UserVerification = story.LastText("userVerification"),
            Attachment = story.All("ceremony.started").Concat(story.All("ceremony.options_received"))
                .Select(one => one.Told.Text("attachment")).FirstOrDefault(text => text is not null)?.Replace('_', '-'),
            Gesture = started?.Flag("gesture"),
            Focused = started?.Flag("pageFocused"),
            Visible = started?.Flag("pageVisible"),
        };
    }

    private static AttemptSignals Surroundings(AttemptStory story, AttemptSignals signals)
    {
        var atMs = story.Own[^1].OccurredAtMs;
        var able = story.OfTab("env.capabilities", atMs)?.Told;
        var managers = story.Around.Where(one => one.Name == "env.manager_signal" && one.Tab == story.ByClient?.Tab).ToList();
        return signals with
        {
            WebAuthnAvailable = able?.State("webauthn"),
            PlatformAuthenticator = able?.State("platformAuthenticator"),
            ConditionalAvailable = able?.State("conditionalMediation"),
            HybridAvailable = able?.State("clientCapabilities", "hybridTransport"),
            Bluetooth = able?.State("bluetooth"),
            ExtensionSeen = managers.Exists(one => one.Told.Text("evidence") == "wrapped_function") ? true : null,
            ManagerCount = managers.Count == 0 ? null : managers.Select(one => one.Told.Text("managerGuess")).OfType<string>().Distinct(StringComparer.Ordinal).Count(),
            HybridSeen = story.All("hybrid.observed").Any() ? true : null,
            DialogSeen = DialogSeen(story),
        };
    }

    // Only a browser that tells of its page's focus can tell that nothing took it.
    private static bool? DialogSeen(AttemptStory story) =>
        story.All("ceremony.ui_signal").Any(one => one.Told.Text("kind") is "blur" or "hidden") ? true
        : story.All("ceremony.failed").LastOrDefault()?.Told.Flag("pageFocusedEnd") is true && story.All("ceremony.started").Any(one => one.Origin == "browser") ? false
        : null;

    private static AttemptSignals Ending(AttemptStory story, AttemptEnd end, AttemptSignals signals)
    {
        var (failed, step) = (end.Failed?.Told, story.All("native.step").LastOrDefault()?.Told);
        var status = failed?.Number("ctapStatus") ?? step?.Number("ctapStatus");
        var ctap = failed?.Text("code") is null && status is not null;
        var reason = end.Rejected?.Told.Text("serverReason");
        return signals with
        {
            Domain = ctap ? "ctap" : failed?.Text("domain"),
            ErrorName = failed?.Text("name") is "other" ? null : failed?.Text("name"),
            ErrorCode = ctap ? "0x" + status!.Value.ToString("x2", CultureInfo.InvariantCulture) : failed?.Text("code"),
            Message = failed?.Text("message"),
            MessageHash = failed?.Text("messageHash"),
            DurationMs = end.CeremonyMs,
            HiddenAtEnd = failed?.Flag("pageVisibleEnd") is { } visible ? !visible : null,
            AbortedByUs = failed?.Flag("abortedByUs"),
            NativeStep = step?.Text("step"),
            Transport = KnownOrNull(AuthenticatorReading.Of(story).Transport),
            ServerCode = reason,
            RequestLost = reason is "sdk.offline" ? true : null,
        };
    }

    private static string? SurfaceOf(AttemptEvent? client) => client?.Surface switch
    {
        "browser" or "iframe_same_origin" => "web",
        "iframe_cross_origin" => "iframe",
        "desktop" => null,
        var surface => surface,
    };

    private static string? KnownOrNull(string word) => word is AttemptWords.Unknown or AttemptWords.Other ? null : word;
}
