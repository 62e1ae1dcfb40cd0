namespace Ostiary.EndToEnd.Tests.Servers;

/// <summary>What the build made, found from where these tests lie.</summary>
internal static class Built
{
    /// <summary>The root of the repository.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The server, in the configuration that these tests were built in.</summary>
    public static string Server { get; } = Program("Ostiary.Server");

    /// <summary>The command line, likewise.</summary>
    public static string Cli { get; } = Program("Ostiary.Cli");

    /// <summary>What fills a demonstration, likewise.</summary>
    public static string Simulation { get; } = Program("Ostiary.Simulation");

    /// <summary>The host that runs these tests runs the server too.</summary>
    public static string Dotnet { get; } = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } host ? host : "dotnet";

    private static string Program(string name) =>
        Path.Combine(Root, "artifacts", "bin", name, new DirectoryInfo(AppContext.BaseDirectory).Name, $"{name}.dll");

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Ostiary.slnx")))
            folder = folder.Parent;

        return folder?.FullName ?? throw new InvalidOperationException($"Ostiary.slnx is not above {AppContext.BaseDirectory}");
    }
}
