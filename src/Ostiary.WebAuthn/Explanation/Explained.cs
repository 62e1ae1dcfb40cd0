using Ostiary.Kernel;

namespace Ostiary.WebAuthn;

/// <summary>An input taken apart: what it was found to be, how it was written down, and every field of it.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Encoding">How it was written down.</param>
/// <param name="Root">The whole of it; the fields are its parts.</param>
public sealed record Explained(ExplainedKind Kind, ExplainedEncoding Encoding, ExplainedField Root);

/// <summary>One field in the specification's terms. Values come from untrusted bytes: whoever shows them must escape them for the place where they are shown.</summary>
/// <param name="Name">Its name in the specification.</param>
/// <param name="Value">What it says: text as it stands, bytes in lower-case hexadecimal unless <paramref name="Meaning"/> says otherwise; null when only its parts say something.</param>
/// <param name="Meaning">What that means, for a reader; null when the name and value say it all.</param>
public sealed record ExplainedField(string Name, string? Value = null, string? Meaning = null)
{
    /// <summary>Zero-based offset in bytes inside the nearest structure around it that has a text encoding of its own; null when it has no such place.</summary>
    public int? Offset { get; init; }

    /// <summary>How many bytes it takes; null when it has no place.</summary>
    public int? Length { get; init; }

    /// <summary>Why verification would refuse it as it stands; null when nothing is known against it.</summary>
    public Failure? Refusal { get; init; }

    /// <summary>The fields inside it, in the order of the bytes.</summary>
    public IReadOnlyList<ExplainedField> Parts { get; init; } = [];
}
