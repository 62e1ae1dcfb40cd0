using Ostiary.Contracts.Events;

namespace Ostiary.Simulation;

/// <summary>One visit of one person: the batch that the SDK or the app would send, and what the person did with the server meanwhile.</summary>
public sealed record Visit
{
    /// <summary>Who came.</summary>
    public required Person Person { get; init; }

    /// <summary>With what.</summary>
    public required Gadget Gadget { get; init; }

    /// <summary>On which day, counted from 0.</summary>
    public required int Day { get; init; }

    /// <summary>When it began.</summary>
    public required DateTimeOffset BeganAt { get; init; }

    /// <summary>When it was over and the batch was sent.</summary>
    public required DateTimeOffset EndedAt { get; init; }

    /// <summary>What was sent. Tickets are added when a real ceremony has given one.</summary>
    public required EventBatchRequest Batch { get; init; }

    /// <summary>Its ceremonies.</summary>
    public required IReadOnlyList<Try> Tries { get; init; }

    /// <summary>The headers by which a server may recognize the device.</summary>
    public IReadOnlyList<(string Name, string Value)> Headers => Appearance.Headers(Gadget, Day);
}

/// <summary>One ceremony of a visit, and how it really ended: what an operator has to find out.</summary>
/// <param name="Id">The attempt's id.</param>
/// <param name="Operation"><c>create</c> or <c>get</c>.</param>
/// <param name="Mediation">In the words of the catalog.</param>
/// <param name="Flow">In the words of the catalog.</param>
/// <param name="Keeping">Where the passkey was.</param>
/// <param name="AskedAt">When the options were asked for.</param>
/// <param name="EndedAt">When there was an answer, or none.</param>
/// <param name="Fault">What went wrong; null when nothing did.</param>
public sealed record Try(
    Guid Id, string Operation, string Mediation, string Flow, Keeping Keeping, DateTimeOffset AskedAt, DateTimeOffset EndedAt, string? Fault);
