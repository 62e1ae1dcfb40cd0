using Ostiary.Console.Health;

namespace Ostiary.Server.Acts;

/// <summary>One thing that was looked at.</summary>
/// <param name="Name">What it is, such as "Database".</param>
/// <param name="State">How it is.</param>
/// <param name="Text">What was seen, in a sentence; no secret.</param>
/// <param name="Remedy">What to do about it; null when nothing is to be done.</param>
internal sealed record Finding(string Name, HealthState State, string Text, string? Remedy = null)
{
    public static Finding Good(string name, string text) => new(name, HealthState.Good, text);

    public static Finding Attention(string name, string text, string remedy) => new(name, HealthState.Attention, text, remedy);

    public static Finding Bad(string name, string text, string remedy) => new(name, HealthState.Bad, text, remedy);
}
