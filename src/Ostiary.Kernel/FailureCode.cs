namespace Ostiary.Kernel;

/// <summary>The stable name of one expected refusal. Declared once, beside the room that raises it; never renamed or reused after a release.</summary>
/// <param name="Value">The name on the wire: <c>room.snake_case</c>.</param>
/// <param name="Kind">What sort of "no" it is.</param>
/// <param name="Title">One short sentence for the engineer who reads it first; no secrets, no personal data.</param>
public sealed record FailureCode(string Value, FailureKind Kind, string Title)
{
    /// <inheritdoc/>
    public override string ToString() => Value;
}
