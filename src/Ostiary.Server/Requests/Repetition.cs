using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Ostiary.Accounts;
using Ostiary.Ceremonies;
using Ostiary.Kernel;

namespace Ostiary.Server.Requests;

/// <summary>Requests that a backend may repeat without making a second thing.</summary>
internal static class Repetition
{
    /// <summary>The header with the sender's own name for a request.</summary>
    public const string Header = "Idempotency-Key";

    /// <summary>The request under its key; null where it has none. Fails with <c>upkeep.idempotency_key</c>.</summary>
    /// <param name="caller">Who sends it.</param>
    /// <param name="key">What the header said.</param>
    /// <param name="act">What is to be created, such as <c>user</c>.</param>
    /// <param name="asked">What is asked.</param>
    /// <param name="json">How it is spelled.</param>
    public static Outcome<RepeatableRequest?> Once<T>(this Caller caller, string? key, string act, T asked, JsonTypeInfo<T> json) =>
        key is null || caller.ApiKey is not { } apiKey
            ? Outcome.Of<RepeatableRequest?>(null)
            : RepeatableRequest.Under(caller.RelyingParty.Id, apiKey, key, act, JsonSerializer.SerializeToUtf8Bytes(asked, json))
                .Map<RepeatableRequest?>(request => request);
}
