using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Ostiary.Server.Observability;

/// <summary>Collects the meters and spans of the server for as long as it runs.</summary>
public sealed class OpenTelemetrySetup : IDisposable
{
    private static readonly string[] Meters =
        [CeremonyMeter.Name, MetadataMeter.Name, EventMeter.Name, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "Microsoft.AspNetCore.RateLimiting", "System.Runtime", "Npgsql"];

    private readonly MeterProvider _metrics;
    private readonly TracerProvider? _traces;

    /// <summary>Starts collecting; sends to the collector when one is configured.</summary>
    public OpenTelemetrySetup(ObservabilityOptions options)
    {
        var resource = ResourceBuilder.CreateEmpty().AddService("ostiary", serviceVersion: typeof(OpenTelemetrySetup).Assembly.GetName().Version?.ToString(3));
        // The provider owns and disposes the reader and, through it, the exporter.
        Prometheus = new PrometheusExporter();
        var metrics = Sdk.CreateMeterProviderBuilder().SetResourceBuilder(resource).AddMeter(Meters)
            .AddReader(new BaseExportingMetricReader(Prometheus));
        if (options.OtlpEndpoint is { } collector)
        {
            metrics.AddOtlpExporter(otlp => Address(otlp, collector));
            _traces = Sdk.CreateTracerProviderBuilder().SetResourceBuilder(resource)
                .AddSource(CeremonyMeter.Name, "Microsoft.AspNetCore", "Npgsql")
                .SetSampler(new ParentBasedSampler(new TraceIdRatioBasedSampler(options.TraceRatio)))
                .AddOtlpExporter(otlp => Address(otlp, collector))
                .Build();
        }

        _metrics = metrics.Build();
    }

    /// <summary>What <c>/metrics</c> asks.</summary>
    public PrometheusExporter Prometheus { get; }

    /// <inheritdoc/>
    public void Dispose()
    {
        _metrics.Dispose();
        _traces?.Dispose();
    }

    private static void Address(OtlpExporterOptions otlp, Uri collector)
    {
        otlp.Endpoint = collector;
        otlp.Protocol = OtlpExportProtocol.Grpc;
    }
}
