using Ostiary.Kernel;

namespace Ostiary.Telemetry;

/// <summary>Why a whole batch of events is refused. Why one event is dropped is a <see cref="DropReason"/>.</summary>
public static class TelemetryCodes
{
    public static readonly FailureCode BatchMalformed =
        new("telemetry.batch_malformed", FailureKind.Malformed, "The body is no batch of events");

    public static readonly FailureCode BatchTooLarge =
        new("telemetry.batch_too_large", FailureKind.TooLarge, "A batch has at most 500 events and 128 KiB");
}
