namespace Ostiary.Server.Acts;

/// <summary>What the server program does instead of serving when its first argument says so; the commands of <c>ostiary</c> call it.</summary>
public static class ServerAct
{
    /// <summary>Asks for JSON on standard output.</summary>
    public const string Json = "--json";

    /// <summary>Whether the first argument names an act that needs the database.</summary>
    public static bool IsNamed(IReadOnlyList<string> arguments) => arguments is [MigrateAct.Name or PersonAct.Name or ReclassifyAct.Name, ..];

    /// <summary>The act that the first argument names, which returns the exit status; null when it names none, and the server is to serve.</summary>
    public static Func<Task<int>>? Named(IReadOnlyList<string> arguments, IServiceProvider house, TextWriter output)
    {
        var asJson = arguments.Contains(Json, StringComparer.Ordinal);
        return (arguments is [var first, ..] ? first : null) switch
        {
            MigrateAct.Name => () => MigrateAct.Run(house, arguments.Contains(MigrateAct.Status, StringComparer.Ordinal), asJson, output),
            DoctorAct.Name => () => DoctorAct.Run(house, new ActArguments(arguments).After(DoctorAct.Url), asJson, output),
            PersonAct.Name => () => PersonAct.Run(house, arguments, output),
            ReclassifyAct.Name => () => ReclassifyAct.Run(house, arguments, output),
            _ => null,
        };
    }
}
