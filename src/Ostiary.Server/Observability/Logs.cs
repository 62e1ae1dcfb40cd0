using Microsoft.Extensions.Logging.Console;

namespace Ostiary.Server.Observability;

/// <summary>Structured logs on standard output, one JSON object a line, with the trace id of the request.</summary>
/// <remarks>
/// Redacted by construction: the framework's own request lines, which would hold addresses and queries, are off, and our own messages take
/// only typed ids, codes and counts.
/// </remarks>
public static class Logs
{
    /// <summary>Sets up logging.</summary>
    public static WebApplicationBuilder AddLogs(this WebApplicationBuilder builder)
    {
        builder.Logging.ClearProviders();
        builder.Logging.AddConsole(options => options.FormatterName = JsonLines.FormatterName);
        builder.Logging.AddConsoleFormatter<JsonLines, ConsoleFormatterOptions>();
        builder.Logging.SetMinimumLevel(LogLevel.Information);
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning);
        builder.Logging.AddFilter("System", LogLevel.Warning);
        builder.Logging.AddFilter("Npgsql", LogLevel.Warning);
        // Its only message of interest is the one that we answer ourselves, with the support code.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Server.Kestrel", LogLevel.Error);
        return builder;
    }
}
