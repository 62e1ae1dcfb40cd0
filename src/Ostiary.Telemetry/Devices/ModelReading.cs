namespace Ostiary.Telemetry;

/// <summary>The model, its maker and its form, as far as they are told.</summary>
internal sealed record ModelReading(string? Model, string? Maker, string? Series, FormFactor Form)
{
    private const int LongestModel = 64;

    /// <summary>Parts of a User-Agent that stand where a model could.</summary>
    private static readonly string[] NoModels = ["K", "wv", "U", "Mobile", "Tablet", "Linux", "Android"];

    public static ModelReading Of(UserAgentText agent, ClientHints hints, SystemReading system)
    {
        var model = hints.Model ?? ModelIn(agent, system);
        var row = model is null ? null : RowOf(model);
        var maker = row?.Maker ?? (system.Os is "macos" or "ios" or "visionos" ? "Apple" : null);
        return new(model, maker, row?.Series, FormOf(agent, hints, system, row));
    }

    private static string? ModelIn(UserAgentText agent, SystemReading system) => system switch
    {
        { IsDisguisedTablet: true } => "iPad",
        { Os: "ios" } => agent.AppleModel() ?? ((string[])["iPad", "iPod", "iPhone"]).FirstOrDefault(agent.Has),
        { Os: "android", Contradicted: false } => AndroidModel(agent.SystemParts()),
        _ => null,
    };

    // "Linux; Android 14; Pixel 8 Build/UD1A.230803.041; wv": what follows the version and is nothing else.
    private static string? AndroidModel(IReadOnlyList<string> parts)
    {
        var candidates = parts
            .SkipWhile(part => !part.StartsWith("Android", StringComparison.Ordinal))
            .Skip(1)
            .Where(part => !NoModels.Contains(part) && !IsLanguage(part) && !part.StartsWith("rv:", StringComparison.Ordinal) && !part.StartsWith("HMSCore", StringComparison.Ordinal));
        return candidates.FirstOrDefault() is { } part ? StructuredText.Clean(part.Split(" Build/")[0], LongestModel) : null;
    }

    private static bool IsLanguage(string part) =>
        part is [>= 'a' and <= 'z', >= 'a' and <= 'z'] or [>= 'a' and <= 'z', >= 'a' and <= 'z', '-' or '_', _, _];

    private static MakerRow? RowOf(string model)
    {
        MakerRow? best = null;
        var longest = 0;
        foreach (var row in DeviceTables.Makers)
        {
            foreach (var start in row.Starts)
            {
                if (start.Length > longest && model.StartsWith(start, StringComparison.Ordinal))
                    (best, longest) = (row, start.Length);
            }
        }

        return best;
    }

    private static FormFactor FormOf(UserAgentText agent, ClientHints hints, SystemReading system, MakerRow? row)
    {
        foreach (var said in hints.FormFactors)
        {
            if (DeviceTables.Systems.FormFactors.TryGetValue(said, out var form))
                return form;
        }

        if (row?.Form is { } made)
            return made;

        if (DeviceTables.Systems.TvMarks.Any(agent.Has))
            return FormFactor.Tv;

        return system.Os switch
        {
            "android" when agent.Has("Tablet") => FormFactor.Tablet,
            "android" when agent.Has("Mobile") || hints.Mobile == true => FormFactor.Mobile,
            "tizen" when agent.Has("Mobile") => FormFactor.Mobile,
            null when hints.Mobile == true => FormFactor.Mobile,
            _ => system.Form,
        };
    }
}
