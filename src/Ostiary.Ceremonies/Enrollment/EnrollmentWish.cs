namespace Ostiary.Ceremonies;

/// <summary>What a caller asks for when a passkey shall be made. Words only: nothing here is believed before it was checked.</summary>
public sealed record EnrollmentWish
{
    /// <summary>Whose passkey.</summary>
    public required EnrollmentKind Kind { get; init; }

    /// <summary>For a sign-up or set-up: what the person will type to find the account.</summary>
    public string? Identifier { get; init; }

    /// <summary>How the person is called; the identifier when absent.</summary>
    public string? DisplayName { get; init; }

    /// <summary>For a backend: whose.</summary>
    public string? UserId { get; init; }

    /// <summary>For a browser that adds a passkey.</summary>
    public string? StepUpGrant { get; init; }

    /// <summary>For the first administrator.</summary>
    public string? SetupToken { get; init; }

    /// <summary>True for a silent upgrade (WebAuthn L3 §5.1.3): user presence and verification may be missing.</summary>
    public bool Conditional { get; init; }

    /// <summary>What the person is likely to use, best first.</summary>
    public IReadOnlyList<string> Hints { get; init; } = [];
}
