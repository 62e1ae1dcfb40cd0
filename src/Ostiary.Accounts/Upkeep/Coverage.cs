namespace Ostiary.Accounts;

/// <summary>How many users have passkeys, and whether they use them. Deleted users and passkeys are not counted.</summary>
public sealed record Coverage
{
    /// <summary>Users, with or without a passkey.</summary>
    public required long Users { get; init; }

    /// <summary>Users with at least one passkey.</summary>
    public required long WithPasskey { get; init; }

    /// <summary>Users with two or more.</summary>
    public required long WithTwo { get; init; }

    /// <summary>Users who have used one of theirs since the instant that was asked about.</summary>
    public required long Active { get; init; }

    /// <summary>Passkeys.</summary>
    public required long Passkeys { get; init; }

    /// <summary>Passkeys that were used since that instant.</summary>
    public required long Used { get; init; }

    /// <summary>Passkeys that may be synced.</summary>
    public required long Synced { get; init; }

    /// <summary>Passkeys that belong to one device.</summary>
    public required long DeviceBound { get; init; }

    /// <summary>Passkeys on hardware that the person carries.</summary>
    public required long Roaming { get; init; }
}

/// <summary>How many passkeys were made and deleted on one day.</summary>
/// <param name="Day">Its start, UTC.</param>
/// <param name="Made">How many were made, those included that are deleted by now.</param>
/// <param name="Deleted">How many were deleted.</param>
public sealed record PasskeyDay(DateTimeOffset Day, long Made, long Deleted);

/// <summary>How far adoption had come at the end of a month after the first passkey. A month has 30 days here; the last one is under way.</summary>
/// <param name="Month">Counted from 1.</param>
/// <param name="Users">How many of the users of now were there.</param>
/// <param name="WithPasskey">How many of them had the first of those passkeys that they have now.</param>
public sealed record AdoptionMonth(int Month, long Users, long WithPasskey);

/// <summary>What accounts say of adoption.</summary>
/// <param name="Coverage">Of now.</param>
/// <param name="Days">What was made and deleted, by days on which something was.</param>
/// <param name="Months">Month by month since the first passkey.</param>
public sealed record AccountAdoption(Coverage Coverage, IReadOnlyList<PasskeyDay> Days, IReadOnlyList<AdoptionMonth> Months);
