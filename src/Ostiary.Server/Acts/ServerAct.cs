namespace Ostiary.Server.Acts;

/// <summary>What the server program does instead of serving when its first argument says so; <c>ostiary migrate</c> and <c>ostiary doctor</c> call it.</summary>
public static class ServerAct
{
    /// <summary>Asks for JSON on standard output.</summary>
    public const string Json = "--json";

    /// <summary>The act that the first argument names, which returns the exit status; null when it names none, and the server is to serve.</summary>
    public static Func<Task<int>>? Named(IReadOnlyList<string> arguments, IServiceProvider house, TextWriter output)
    {
        var asJson = arguments.Contains(Json, StringComparer.Ordinal);
        return (arguments is [var first, ..] ? first : null) switch
        {
            MigrateAct.Name => () => MigrateAct.Run(house, arguments.Contains(MigrateAct.Status, StringComparer.Ordinal), asJson, output),
            DoctorAct.Name => () => DoctorAct.Run(house, asJson, output),
            _ => null,
        };
    }
}
