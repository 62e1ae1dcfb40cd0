namespace Ostiary.Telemetry;

/// <summary>The client hints that the server asks browsers for, beyond those that they send unasked (WICG UA Client Hints §2).</summary>
public static class AcceptedHints
{
    /// <summary>The value of the response header <c>Accept-CH</c>. Browsers then send these from the second request on.</summary>
    public static string Header { get; } = string.Join(", ", DeviceTables.Hints.Select(hint => hint.Header));

    /// <summary>What a script passes to <c>navigator.userAgentData.getHighEntropyValues</c>, to have the same on the first page.</summary>
    public static IReadOnlyList<string> ScriptNames { get; } = [.. DeviceTables.Hints.Select(hint => hint.Script)];
}
