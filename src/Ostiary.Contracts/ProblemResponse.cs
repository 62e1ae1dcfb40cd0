namespace Ostiary.Contracts;

/// <summary>Every failure of the API: <c>application/problem+json</c> (RFC 9457).</summary>
public sealed record ProblemResponse
{
    /// <summary>A link to the code's description.</summary>
    public required string Type { get; init; }

    /// <summary>The code's sentence.</summary>
    public required string Title { get; init; }

    /// <summary>The HTTP status.</summary>
    public required int Status { get; init; }

    /// <summary>What exactly was seen; never a secret or personal data.</summary>
    public string? Detail { get; init; }

    /// <summary>The stable name, such as <c>webauthn.challenge_mismatch</c>.</summary>
    public required string Code { get; init; }

    /// <summary>The place in the specification, such as <c>WebAuthn L3 §7.2 step 21</c>.</summary>
    public string? Step { get; init; }

    /// <summary>The member at fault.</summary>
    public string? Field { get; init; }

    /// <summary>The support code: leads to the logs and the trace of this request.</summary>
    public required string TraceId { get; init; }
}
