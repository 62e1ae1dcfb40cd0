namespace Ostiary.EndToEnd.Tests.Pictures;

/// <summary>Takes pictures for the documents instead of testing. Only <c>eng/screenshots</c> wants that.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PictureFactAttribute : FactAttribute
{
    /// <summary>The variable that names the folder for the pictures.</summary>
    public const string Variable = "OSTIARY_PICTURES";

    /// <summary>Skips unless pictures are wanted.</summary>
    public PictureFactAttribute()
    {
        if (Folder is null)
            Skip = "Pictures are taken by eng/screenshots only.";
    }

    /// <summary>Where the pictures go.</summary>
    public static string? Folder => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } folder ? folder : null;
}
