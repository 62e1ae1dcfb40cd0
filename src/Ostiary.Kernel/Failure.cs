namespace Ostiary.Kernel;

/// <summary>An expected "no": a stable code and where it arose. Never holds a secret, a credential id or personal data.</summary>
/// <param name="Code">The stable name.</param>
/// <param name="Detail">What exactly was seen, for an engineer; null when the title says it all.</param>
public sealed record Failure(FailureCode Code, string? Detail = null)
{
    /// <summary>The place in the specification, such as <c>WebAuthn L3 §7.2 step 21</c>; null outside WebAuthn.</summary>
    public string? Step { get; init; }

    /// <summary>The member or structure at fault, such as <c>response.clientDataJSON</c>; null when there is no single one.</summary>
    public string? Field { get; init; }

    /// <summary>Zero-based byte or character offset inside <see cref="Field"/>; null when unknown.</summary>
    public int? Offset { get; init; }

    /// <summary>How long to wait before trying again; only for <see cref="FailureKind.TooMany"/>.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Detail is null ? Code.Value : $"{Code.Value}: {Detail}";
}
