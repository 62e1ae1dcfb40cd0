using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;
using Npgsql;

namespace Ostiary.Server.Observability;

/// <summary>Writes each log entry as one JSON line with the trace id that a person sees as the support code.</summary>
/// <remarks>
/// Redacted by construction: scopes are not written, for the framework puts request paths into them; of an exception, the types and the stack,
/// and its message only where the text is ours or names no data.
/// </remarks>
public sealed class JsonLines(TimeProvider clock) : ConsoleFormatter(FormatterName)
{
    /// <summary>The name by which the console logger finds this formatter.</summary>
    public const string FormatterName = "ostiary";

    /// <inheritdoc/>
    public override void Write<TState>(in LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
    {
        using var buffer = new MemoryStream(512);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("at", clock.GetUtcNow());
            json.WriteString("level", logEntry.LogLevel.ToString().ToLowerInvariant());
            json.WriteString("category", logEntry.Category);
            json.WriteString("message", logEntry.Formatter(logEntry.State, logEntry.Exception));
            if (Activity.Current is { } span)
            {
                json.WriteString("traceId", span.TraceId.ToHexString());
                json.WriteString("spanId", span.SpanId.ToHexString());
            }

            WriteValues(json, logEntry.State);
            WriteException(json, logEntry.Exception);
            json.WriteEndObject();
        }

        textWriter.WriteLine(Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length));
    }

    private static void WriteValues<TState>(Utf8JsonWriter json, TState state)
    {
        if (state is not IReadOnlyList<KeyValuePair<string, object?>> values || values.Count <= 1)
            return;

        json.WriteStartObject("values");
        foreach (var (name, value) in values)
        {
            if (name != "{OriginalFormat}")
                json.WriteString(name, Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture));
        }

        json.WriteEndObject();
    }

    private static void WriteException(Utf8JsonWriter json, Exception? error)
    {
        if (error is null)
            return;

        json.WriteStartArray("errors");
        for (var one = error; one is not null; one = one.InnerException)
        {
            json.WriteStartObject();
            json.WriteString("type", one.GetType().FullName);
            if (one is PostgresException postgres)
                json.WriteString("sqlState", postgres.SqlState);

            if (MessageNamesNoData(one))
                json.WriteString("message", one.Message);

            json.WriteString("stack", one.StackTrace);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static bool MessageNamesNoData(Exception error) =>
        error is InvalidOperationException or TypeInitializationException or NullReferenceException or ObjectDisposedException
        || error.GetType().Namespace?.StartsWith("Ostiary", StringComparison.Ordinal) == true;
}
