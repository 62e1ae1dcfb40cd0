namespace Ostiary.Cli.Decoding;

/// <summary>Where a command reads and writes; tests bring their own.</summary>
/// <param name="Input">Opens standard input.</param>
/// <param name="Output">Standard output.</param>
/// <param name="Errors">Standard error.</param>
/// <param name="IsTerminal">True when output goes to a person's terminal, which may be told colors.</param>
internal sealed record Streams(Func<Stream> Input, TextWriter Output, TextWriter Errors, bool IsTerminal)
{
    public static Streams OfConsole() => new(
        Console.OpenStandardInput,
        Console.Out,
        Console.Error,
        !Console.IsOutputRedirected && Environment.GetEnvironmentVariable("NO_COLOR") is null or "");
}
