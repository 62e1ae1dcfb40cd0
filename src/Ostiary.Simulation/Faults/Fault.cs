namespace Ostiary.Simulation;

/// <summary>One way in which a ceremony ends without a passkey, as the platform reports it.</summary>
/// <param name="Name">What this world calls it.</param>
/// <param name="Error">The name of the exception or error.</param>
/// <param name="LeastMs">The least it lasts.</param>
/// <param name="MostMs">The most it lasts.</param>
internal sealed record Fault(string Name, string Error, int LeastMs, int MostMs)
{
    /// <summary>The platform's name for where the error comes from.</summary>
    public string? Domain { get; init; }

    /// <summary>The platform's code.</summary>
    public string? Code { get; init; }

    /// <summary>The text as the platform writes it.</summary>
    public string? Message { get; init; }

    /// <summary>What a native app saw, in order; the last one is where it ended.</summary>
    public IReadOnlyList<string> Steps { get; init; } = [];

    /// <summary>Whether anything stood over the page.</summary>
    public bool ShowsADialog { get; init; } = true;

    /// <summary>The page itself ended it.</summary>
    public bool IsAborted { get; init; }

    /// <summary>The passkey answered, and the answer never arrived.</summary>
    public bool IsAfterTheAnswer { get; init; }

    /// <summary>Trying again at once ends the same way.</summary>
    public bool Stays { get; init; }
}
