using Ostiary.Kernel;

namespace Ostiary.Cli.Commands;

/// <summary>Why a line given to <c>ostiary verify</c> could not even be judged; everything else is <c>webauthn.*</c>.</summary>
public static class VerifyCodes
{
    public static readonly FailureCode LineMalformed =
        new("verify.line_malformed", FailureKind.Malformed, "The line is not a JSON object that names an id, a kind, what was expected and a response");

    public static readonly FailureCode LineTooLong =
        new("verify.line_too_long", FailureKind.TooLarge, "The line is longer than 1 MiB");

    public static readonly FailureCode RootsMissing =
        new("verify.roots_missing", FailureKind.Rejected, "Attestation trust \"metadata\" needs roots to trust");

    public static readonly FailureCode MetadataIncomplete =
        new("verify.metadata_incomplete", FailureKind.Malformed, "A metadata BLOB and the root that vouches for it go together");
}
