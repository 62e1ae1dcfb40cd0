namespace Ostiary.EndToEnd.Tests.Recordings;

/// <summary>Records for the vectors instead of testing. Only <c>eng/chromium-vectors</c> wants that.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RecordingFactAttribute : FactAttribute
{
    /// <summary>The variable that names the file to write.</summary>
    public const string Variable = "OSTIARY_RECORDING";

    /// <summary>Skips unless a recording is wanted.</summary>
    public RecordingFactAttribute()
    {
        if (File is null)
            Skip = "Recordings are made by eng/chromium-vectors only.";
    }

    /// <summary>Where the recording goes.</summary>
    public static string? File => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } file ? file : null;
}
