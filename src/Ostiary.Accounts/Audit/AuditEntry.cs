using Ostiary.Kernel;

namespace Ostiary.Accounts;

/// <summary>Who acted.</summary>
public enum AuditActor
{
    /// <summary>Nobody that we know: a visitor.</summary>
    Anonymous,

    /// <summary>A user; the id is a user id.</summary>
    User,

    /// <summary>A backend or page; the id is an API key id.</summary>
    ApiKey,

    /// <summary>The server itself, such as a clean-up or the command line.</summary>
    Server,
}

/// <summary>One thing that happened. Never holds an identifier, a credential id, an address or a secret.</summary>
public sealed record AuditEntry
{
    public required AuditEntryId Id { get; init; }

    public required RelyingPartyId RelyingPartyId { get; init; }

    public required DateTimeOffset At { get; init; }

    public required AuditActor Actor { get; init; }

    /// <summary>Typed id of the actor; null for <see cref="AuditActor.Anonymous"/> and <see cref="AuditActor.Server"/>.</summary>
    public string? ActorId { get; init; }

    public required AuditAction Action { get; init; }

    /// <summary>The user to whom it happened.</summary>
    public UserId? UserId { get; init; }

    /// <summary>Typed id of the passkey, session, key or other thing acted on.</summary>
    public string? TargetId { get; init; }

    /// <summary><c>done</c>, or the failure code.</summary>
    public string Outcome { get; init; } = Done;

    public SessionId? SessionId { get; init; }

    /// <summary>W3C trace id of the request.</summary>
    public string? TraceId { get; init; }

    /// <summary>The outcome of what succeeded.</summary>
    public const string Done = "done";
}

/// <summary>Names one audit entry: <c>aud_…</c>; sorts by time.</summary>
public readonly record struct AuditEntryId(string Value)
{
    /// <summary>The prefix of the text.</summary>
    public const string Prefix = "aud";

    /// <summary>A new id.</summary>
    public static AuditEntryId New(TimeProvider clock, Entropy entropy) => new(TypedId.New(Prefix, clock, entropy));

    /// <summary>Reads an id; null when it is not one.</summary>
    public static AuditEntryId? Parse(string? text) => TypedId.IsWellFormed(Prefix, text) ? new(text) : null;

    /// <inheritdoc/>
    public override string ToString() => Value;
}
