using Ostiary.Kernel;

namespace Ostiary.Console;

/// <summary>Every refusal of the console itself.</summary>
public static class ConsoleCodes
{
    public static readonly FailureCode ReadOnly =
        new("console.read_only", FailureKind.Forbidden, "An operator looks at the console and changes nothing");

    public static readonly FailureCode OwnAccount =
        new("console.own_account", FailureKind.Rejected, "Administrators do not switch off or strip their own account from the console");
}
