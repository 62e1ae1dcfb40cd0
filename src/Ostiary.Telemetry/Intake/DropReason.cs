using System.Diagnostics;

namespace Ostiary.Telemetry;

/// <summary>Why an event was not kept. Every drop has exactly one reason, and each is counted.</summary>
public enum DropReason
{
    /// <summary>It has not the shape of an event: a member is missing or of another type.</summary>
    Malformed,

    /// <summary>It is larger than one event may be, or comes after the five hundredth of its batch.</summary>
    TooLarge,

    /// <summary>The catalog has no event of that name.</summary>
    UnknownEvent,

    /// <summary>The catalog has it, but not from whoever sent it.</summary>
    WrongOrigin,

    /// <summary>It has a field of a name that may never be sent.</summary>
    ForbiddenField,

    /// <summary>It has a field that this event does not have.</summary>
    UnknownField,

    /// <summary>A value is not within its bounds.</summary>
    OutOfBounds,

    /// <summary>A ticket is due and there is none, or the one there is was not given by this server, for this relying party, within the hour.</summary>
    WithoutTicket,

    /// <summary>It happened more than seven days ago.</summary>
    TooOld,

    /// <summary>It happened more than five minutes from now.</summary>
    FromTheFuture,

    /// <summary>Its ticket or its relying party has sent too many.</summary>
    Quota,

    /// <summary>Its page or app is to be silent, by the operator's settings.</summary>
    SwitchedOff,

    /// <summary>It is here already.</summary>
    DuplicateId,
}

/// <summary>How drop reasons are written.</summary>
public static class DropReasons
{
    /// <summary>The word on the wire and in metrics.</summary>
    public static string Word(this DropReason reason) => reason switch
    {
        DropReason.Malformed => "malformed",
        DropReason.TooLarge => "too_large",
        DropReason.UnknownEvent => "unknown_event",
        DropReason.WrongOrigin => "wrong_origin",
        DropReason.ForbiddenField => "forbidden_field",
        DropReason.UnknownField => "unknown_field",
        DropReason.OutOfBounds => "out_of_bounds",
        DropReason.WithoutTicket => "without_ticket",
        DropReason.TooOld => "too_old",
        DropReason.FromTheFuture => "from_the_future",
        DropReason.Quota => "quota",
        DropReason.SwitchedOff => "switched_off",
        DropReason.DuplicateId => "duplicate_id",
        _ => throw new UnreachableException($"no word for {reason}"),
    };
}
