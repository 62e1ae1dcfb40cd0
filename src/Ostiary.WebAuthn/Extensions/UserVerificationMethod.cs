namespace Ostiary.WebAuthn;

/// <summary>One factor by which the authenticator verified the user (uvm), in the numbers of the FIDO registry of predefined values.</summary>
/// <param name="Method">The method: one bit, such as 2 for a fingerprint or 4 for a passcode.</param>
/// <param name="KeyProtection">How the authenticator protects its keys.</param>
/// <param name="MatcherProtection">How it protects the comparison.</param>
public sealed record UserVerificationMethod(uint Method, ushort KeyProtection, ushort MatcherProtection)
{
    /// <summary>How many factors one ceremony can have.</summary>
    internal const int Most = 3;

    /// <summary>Numbers of one factor.</summary>
    internal const int Parts = 3;

    /// <summary>From its three numbers; null when they are not three or one is out of its range.</summary>
    internal static UserVerificationMethod? Of(IReadOnlyList<Int128> numbers) =>
        numbers.Count == Parts && IsWithin(numbers[0], uint.MaxValue) && IsWithin(numbers[1], ushort.MaxValue) && IsWithin(numbers[2], ushort.MaxValue)
            ? new((uint)numbers[0], (ushort)numbers[1], (ushort)numbers[2])
            : null;

    private static bool IsWithin(Int128 number, uint most) => number >= 0 && number <= most;
}
