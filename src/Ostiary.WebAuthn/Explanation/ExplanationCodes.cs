using Ostiary.Kernel;

namespace Ostiary.WebAuthn;

/// <summary>Why an input could not be taken apart at all. What is wrong inside one that could be is shown at its field instead.</summary>
public static class ExplanationCodes
{
    /// <summary>There is nothing to take apart.</summary>
    public static readonly FailureCode InputEmpty =
        new("explanation.input_empty", FailureKind.Malformed, "There is nothing to take apart");

    /// <summary>The input is larger than anything that a ceremony or the metadata service sends.</summary>
    public static readonly FailureCode InputTooLarge =
        new("explanation.input_too_large", FailureKind.TooLarge, "The input is larger than 64 KiB, or than 16 MiB for a metadata BLOB");

    /// <summary>The input is neither JSON, PEM, hexadecimal, base64 nor base64url.</summary>
    public static readonly FailureCode EncodingUnrecognized =
        new("explanation.encoding_unrecognized", FailureKind.Malformed, "The text is neither JSON, PEM, hexadecimal, base64 nor base64url");

    /// <summary>The bytes could be decoded, and are none of the structures known here.</summary>
    public static readonly FailureCode KindUnrecognized =
        new("explanation.kind_unrecognized", FailureKind.Malformed, "The input is none of the structures that can be guessed; say which it is");

    /// <summary>The input cannot be the kind that it was said to be.</summary>
    public static readonly FailureCode NotOfKind =
        new("explanation.not_of_kind", FailureKind.Malformed, "The input cannot be what it was said to be");
}
