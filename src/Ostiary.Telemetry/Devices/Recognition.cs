namespace Ostiary.Telemetry;

/// <summary>Tells device and browser from what requests and pages say of them. Hints win over the User-Agent, which browsers froze.</summary>
/// <remarks>Pure, thread-safe, and total: any input gives an answer, in time and memory that do not grow with it.</remarks>
public static class Recognition
{
    /// <summary>Letters that only programs write into their name.</summary>
    private static readonly string[] BotLetters = ["bot/", "bot;", "crawler", "spider"];

    /// <summary>The device behind some evidence; what cannot be known stays null.</summary>
    public static Device Of(DeviceEvidence evidence)
    {
        var agent = new UserAgentText(evidence.UserAgent);
        if (BotOf(agent) is { } bot)
            return bot;

        var system = SystemReading.Of(agent, evidence);
        var browser = BrowserReading.Of(agent, evidence.Hints, system.Os);
        system = system.Knowing(browser, agent);
        var model = ModelReading.Of(agent, evidence.Hints, system);

        return new()
        {
            Os = system.Os,
            OsVersion = system.Version,
            Browser = browser.Name,
            BrowserVersion = browser.Version,
            FormFactor = model.Form,
            Model = model.Model,
            Oem = model.Maker,
            Series = model.Series,
            App = browser.App,
            Architecture = ArchitectureOf(agent, evidence.Hints),
            Source = SourceOf(agent, evidence.Hints),
            Certainty = CertaintyOf(system, browser, model, evidence.Hints),
        };
    }

    private static Device? BotOf(UserAgentText agent)
    {
        var known = DeviceTables.Bots.FirstOrDefault(bot => agent.Has(bot.Mark));
        if (known is null && !BotLetters.Any(agent.Holds))
            return null;

        return new()
        {
            Browser = known?.Name ?? "other bot",
            BrowserVersion = known is null ? null : agent.VersionAfter(known.Mark) ?? agent.VersionAfter($"{known.Mark}/"),
            FormFactor = FormFactor.Bot,
            Source = RecognitionSource.UserAgent,
            Certainty = Certainty.High,
        };
    }

    private static RecognitionSource SourceOf(UserAgentText agent, ClientHints hints) => hints switch
    {
        { Present: true, FromPage: true } => RecognitionSource.Script,
        { Present: true } => RecognitionSource.ClientHints,
        _ => agent.IsEmpty ? RecognitionSource.None : RecognitionSource.UserAgent,
    };

    private static string? ArchitectureOf(UserAgentText agent, ClientHints hints) => (hints.Architecture, hints.Bitness, hints.Wow64) switch
    {
        ("x86", _, true) => "x86-64",
        ("x86" or "arm", "32" or "64", _) => $"{hints.Architecture}-{hints.Bitness}",
        (null, _, _) when agent.Has("x86_64") || agent.Has("x64") || agent.Has("WOW64") || agent.Has("Win64") => "x86-64",
        (null, _, _) when agent.Has("aarch64") || agent.Has("arm64") => "arm-64",
        (null, _, _) when agent.Has("armv7l") || agent.Has("armv8l") => "arm-32",
        _ => null,
    };

    // Each doubt takes one step: about the version of the system, about the browser, about the model, or because two sources disagree.
    private static Certainty CertaintyOf(SystemReading system, BrowserReading browser, ModelReading model, ClientHints hints)
    {
        if (system.Os is null)
            return Certainty.Low;

        var versionDoubts = system.Trust switch
        {
            VersionTrust.Known => 0,
            VersionTrust.Narrowed => 1,
            _ => hints.Present ? 1 : 2,
        };
        var modelDoubts = system is { Os: "android", Reduced: true } && model.Model is null ? 1 : 0;
        var doubts = versionDoubts + modelDoubts + (browser.Doubtful ? 1 : 0) + (system.Contradicted ? 1 : 0);
        return (Certainty)Math.Max(0, (int)Certainty.High - doubts);
    }
}
