using Ostiary.Kernel;

namespace Ostiary.Insights;

/// <summary>Why a question is not answered.</summary>
public static class InsightsCodes
{
    public static readonly FailureCode AttemptUnknown =
        new("insights.attempt_unknown", FailureKind.NotFound, "There is no attempt with this id, or it has expired");

    public static readonly FailureCode PeriodInvalid =
        new("insights.period_invalid", FailureKind.Malformed, "A period begins before it ends, and lasts at most 400 days");

    public static readonly FailureCode AnnotationInvalid =
        new("insights.annotation_invalid", FailureKind.Malformed, "An annotation has a field that cannot be");

    public static readonly FailureCode AnnotationGone =
        new("insights.annotation_gone", FailureKind.NotFound, "There is no such annotation; it may have been removed");
}
