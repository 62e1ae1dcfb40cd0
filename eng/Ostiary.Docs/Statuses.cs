using System.Globalization;
using System.Reflection;
using Ostiary.Kernel;

namespace Ostiary.Docs;

/// <summary>Asks the server for the status of each kind, because the server's switch is the only one.</summary>
internal static class Statuses
{
    private static readonly MethodInfo? Switch = Type.GetType("Ostiary.Server.Problem, Ostiary.Server")?.GetMethod("StatusOf", [typeof(FailureKind)]);

    public static string Of(FailureKind kind) =>
        Convert.ToString(Switch?.Invoke(null, [kind]), CultureInfo.InvariantCulture) is { Length: > 0 } status ? status : "–";
}
