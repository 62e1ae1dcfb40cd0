using System.Text.Json;
using Ostiary.Kernel;

namespace Ostiary.Telemetry;

/// <summary>The outside of a batch: who built it, when it was sent, and its events, each still as it was written.</summary>
/// <param name="Document">Owns the memory of the rest.</param>
/// <param name="Sdk">Name, version and configuration of the SDK, parted by spaces.</param>
/// <param name="SentAtMs">The client's clock when it sent the batch; null when it does not say.</param>
/// <param name="Events">The events.</param>
internal sealed record EventBatchDocument(JsonDocument Document, string Sdk, long? SentAtMs, IReadOnlyList<JsonElement> Events) : IDisposable
{
    private const int Depth = 8;

    /// <summary>Reads a body. Fails with <c>telemetry.batch_too_large</c> or <c>telemetry.batch_malformed</c>.</summary>
    public static Outcome<EventBatchDocument> Read(ReadOnlyMemory<byte> body)
    {
        if (body.Length > EventBatch.MostBytes)
            return TelemetryCodes.BatchTooLarge;

        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(body, new JsonDocumentOptions { MaxDepth = Depth });
        }
        catch (JsonException malformed)
        {
            // The message could quote what the person sent.
            return new Failure(TelemetryCodes.BatchMalformed, $"at byte {malformed.BytePositionInLine ?? 0} of line {(malformed.LineNumber ?? 0) + 1}");
        }

        var read = Of(document);
        if (!read.Succeeded)
            document.Dispose();

        return read;
    }

    public void Dispose() => Document.Dispose();

    private static Outcome<EventBatchDocument> Of(JsonDocument document)
    {
        string? sdk = null;
        long? sentAt = null;
        List<JsonElement>? events = null;
        if (document.RootElement.ValueKind != JsonValueKind.Object)
            return Broken("");

        foreach (var member in document.RootElement.EnumerateObject())
        {
            switch (JsonText.NameOf(member))
            {
                case "sdk" when sdk is null && SdkOf(member.Value) is { } words:
                    sdk = words;
                    break;
                case "sentAt" when sentAt is null && member.Value.ValueKind == JsonValueKind.Number && member.Value.TryGetDouble(out var ms) && Math.Abs(ms) < 1e15:
                    sentAt = (long)ms;
                    break;
                case "events" when events is null && member.Value.ValueKind == JsonValueKind.Array:
                    events = [.. member.Value.EnumerateArray()];
                    break;
                case "sdk" or "sentAt" or "events":
                    return Broken(member.Name);
                default:
                    return Broken("");
            }
        }

        return sdk is null ? Broken("sdk") : events is not { Count: > 0 } ? Broken("events") : new EventBatchDocument(document, sdk, sentAt, events);
    }

    private static string? SdkOf(JsonElement sdk)
    {
        if (sdk.ValueKind != JsonValueKind.Object)
            return null;

        var words = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var member in sdk.EnumerateObject())
        {
            if (JsonText.NameOf(member) is not ("name" or "version" or "config") || !JsonText.TryRead(member.Value, out var word) || word.Length > EventBatch.LongestSdkWord
                || !words.TryAdd(member.Name, word))
                return null;
        }

        return words.TryGetValue("name", out var name) && words.TryGetValue("version", out var version)
            ? $"{name} {version} {words.GetValueOrDefault("config", "default")}"
            : null;
    }

    private static Failure Broken(string field) => new(TelemetryCodes.BatchMalformed) { Field = field.Length == 0 ? null : field };
}
