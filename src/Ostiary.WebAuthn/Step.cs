using Ostiary.Kernel;

namespace Ostiary.WebAuthn;

/// <summary>Marks a broken rule with its place in the specification.</summary>
internal static class Step
{
    public const string Registration = "§7.1";
    public const string Authentication = "§7.2";

    public static string Of(string section, int number) => $"WebAuthn L3 {section} step {number}";

    /// <summary>The same failure, placed; a place that it already has, being more precise, stays.</summary>
    public static Failure At(this Failure failure, string section, int number) =>
        failure.Step is null ? failure with { Step = Of(section, number) } : failure;
}
