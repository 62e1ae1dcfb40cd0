using System.Text.Json.Serialization.Metadata;

namespace Ostiary.Ceremonies;

/// <summary>Something that travels with the client, sealed, and comes back once.</summary>
/// <typeparam name="TSelf">The record itself.</typeparam>
internal interface ISealed<TSelf>
    where TSelf : ISealed<TSelf>
{
    /// <summary>What it is for. Part of the key derivation, so that one kind can never be opened as another.</summary>
    static abstract string Purpose { get; }

    /// <summary>How it is written.</summary>
    static abstract JsonTypeInfo<TSelf> Shape { get; }

    /// <summary>16 random bytes, base64url: what is burnt at use.</summary>
    string Id { get; }

    /// <summary>The relying party that it belongs to.</summary>
    string RelyingParty { get; }

    /// <summary>Until when it counts, Unix milliseconds.</summary>
    long ExpiresAtMs { get; }
}
