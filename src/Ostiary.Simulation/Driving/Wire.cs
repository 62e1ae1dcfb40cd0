using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Ostiary.Contracts;
using Ostiary.Contracts.Events;

namespace Ostiary.Simulation;

/// <summary>The HTTP interface of a running server, spoken as its hosted pages speak it. Safe for use from any thread.</summary>
public sealed class Wire(HttpClient http, string origin)
{
    /// <summary>The origin of the hosted pages.</summary>
    public string Origin => origin;

    /// <summary>Puts the server's clock forward; it has one that can be put only while it is filled.</summary>
    /// <exception cref="HttpRequestException">The server refused.</exception>
    public async Task SetClock(DateTimeOffset to, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, $"/demo/clock/{to.ToUnixTimeMilliseconds()}");
        request.Headers.Add("Origin", origin);
        using var answer = await http.SendAsync(request, cancel);
        await ShouldBeGood(answer, cancel);
    }

    /// <summary>True when all that was sent has become attempts.</summary>
    /// <exception cref="HttpRequestException">The server refused.</exception>
    public async Task<bool> HasCaughtUp(CancellationToken cancel) =>
        bool.Parse(await http.GetStringAsync(new Uri("/demo/caught-up", UriKind.Relative), cancel));

    /// <summary>Sends a batch as the visit's device.</summary>
    /// <returns>What was dropped.</returns>
    /// <exception cref="HttpRequestException">The server refused the batch as a whole.</exception>
    public async Task<IReadOnlyList<DroppedEventAnswer>> Send(Visit visit, EventBatchRequest batch, CancellationToken cancel) =>
        (await Post("/v1/events", batch, ContractsJson.Default.EventBatchRequest, ContractsJson.Default.EventBatchAnswer, visit.Headers, cancel)).Dropped;

    /// <summary>Posts and reads the answer, which must be a success.</summary>
    /// <exception cref="HttpRequestException">It was none.</exception>
    public async Task<TAnswer> Post<TBody, TAnswer>(
        string path, TBody body, JsonTypeInfo<TBody> asWritten, JsonTypeInfo<TAnswer> asRead, IReadOnlyList<(string Name, string Value)> headers, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path);
        request.Headers.Add("Origin", origin);
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);

        request.Content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(body, asWritten));
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using var answer = await http.SendAsync(request, cancel);
        await ShouldBeGood(answer, cancel);
        return JsonSerializer.Deserialize(await answer.Content.ReadAsByteArrayAsync(cancel), asRead)!;
    }

    private static async Task ShouldBeGood(HttpResponseMessage answer, CancellationToken cancel)
    {
        if (!answer.IsSuccessStatusCode)
            throw new HttpRequestException($"{answer.RequestMessage?.RequestUri?.AbsolutePath} answered {(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync(cancel)}");
    }
}
