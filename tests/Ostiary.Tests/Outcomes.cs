namespace Ostiary.Tests;

/// <summary>How tests say what they expect of an outcome: by code, never by prose.</summary>
internal static class Outcomes
{
    /// <summary>The outcome is a success; returns its value.</summary>
    public static T ShouldSucceed<T>(this Outcome<T> outcome)
    {
        outcome.Failure.ShouldBeNull();
        return outcome.Value;
    }

    /// <summary>The outcome is a refusal with exactly this code; returns the failure for further looks.</summary>
    public static Failure ShouldFailWith<T>(this Outcome<T> outcome, FailureCode code)
    {
        outcome.Succeeded.ShouldBeFalse($"expected {code}, but it succeeded");
        outcome.Failure!.Code.ShouldBe(code, outcome.Failure.ToString());
        return outcome.Failure;
    }
}
