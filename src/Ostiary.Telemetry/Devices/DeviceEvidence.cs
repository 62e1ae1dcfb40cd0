namespace Ostiary.Telemetry;

/// <summary>Everything that a request and a page say of the device under them. All of it can be forged or missing.</summary>
public sealed record DeviceEvidence
{
    /// <summary>The header <c>User-Agent</c>; only its first 2,048 characters are looked at.</summary>
    public string? UserAgent { get; init; }

    /// <summary>The client hints of the request, with those that a script read laid over them.</summary>
    public ClientHints Hints { get; init; } = ClientHints.None;

    /// <summary><c>navigator.maxTouchPoints</c>; more than one makes a "Macintosh" an iPad. Null when no script told.</summary>
    public int? MaxTouchPoints { get; init; }
}
