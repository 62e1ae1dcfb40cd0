using Ostiary.Kernel;

namespace Ostiary.Ceremonies;

/// <summary>Why what a person has a right to cannot be done.</summary>
public static class RightsCodes
{
    public static readonly FailureCode PersonUnknown =
        new("rights.person_unknown", FailureKind.NotFound, "Nothing is kept here of a person of that id or reference");
}
