using Ostiary.Metadata;
using Ostiary.Server.Configuration;
using Ostiary.Server.Observability;
using Ostiary.Server.Outbound;

namespace Ostiary.Server.AuthenticatorModels;

/// <summary>Registers metadata as it is configured.</summary>
internal static class MetadataSetup
{
    private const string CopyFile = "metadata.copy";

    /// <summary>Reads the roots and registers the source and, where there is something to read, whoever renews it.</summary>
    /// <exception cref="ConfigurationException">A file with roots cannot be read.</exception>
    public static IServiceCollection AddMetadata(this IServiceCollection services, MetadataOptions options, ServerOptions server)
    {
        var isOn = options.Url is not null || !string.IsNullOrWhiteSpace(options.File);
        var trust = isOn ? TrustOf(options) : null;
        FormatRoot[] formatRoots =
        [
            .. options.FormatRoots.SelectMany((root, index) => Certificates(root.File, $"FormatRoots:{index}:File").Select(der => new FormatRoot(root.Format, der))),
        ];

        services.AddSingleton(options).AddSingleton<OutboundWire>().AddSingleton<HardenedFetcher>().AddSingleton<MetadataMeter>();
        services.AddSingleton(new MetadataSource(trust, formatRoots, Path.Combine(server.DataDirectory, CopyFile)));
        return isOn ? services.AddSingleton<MetadataReader>().AddHostedService<MetadataRefresh>() : services;
    }

    private static BlobTrust TrustOf(MetadataOptions options) => new()
    {
        Roots = [.. options.RootFiles.SelectMany((file, index) => Certificates(file, $"RootFiles:{index}"))],
        HostName = options.HostName,
        Revocation = options.Revocation,
        RefuseStale = options.RefuseStale,
    };

    private static IReadOnlyList<ReadOnlyMemory<byte>> Certificates(string file, string key) =>
        CertificateFiles.Certificates(file).Match(
            certificates => certificates,
            failure => throw new ConfigurationException($"{MetadataOptions.Section}:{key}: {failure.Detail}"));
}
