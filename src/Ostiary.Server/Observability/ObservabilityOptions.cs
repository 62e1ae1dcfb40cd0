using System.ComponentModel.DataAnnotations;

namespace Ostiary.Server.Observability;

/// <summary>Where metrics and traces go, besides <c>/metrics</c>.</summary>
public sealed record ObservabilityOptions
{
    /// <summary>Where these options stand in the configuration.</summary>
    public const string Section = "Observability";

    /// <summary>The OTLP endpoint of a collector (gRPC), such as <c>http://collector.example.com:4317</c>; nothing is sent while it is absent.</summary>
    /// <value>The default is none.</value>
    public Uri? OtlpEndpoint { get; init; }

    /// <summary>The share of traces that is recorded when the caller did not decide, 0 to 1.</summary>
    /// <value>The default is 0.05.</value>
    [Range(0.0, 1.0)]
    public double TraceRatio { get; init; } = 0.05;
}
