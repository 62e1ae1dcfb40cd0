using Ostiary.Ceremonies;
using Ostiary.Contracts.Ceremonies;
using Ostiary.Kernel;
using Ostiary.Telemetry;

namespace Ostiary.Server.Endpoints;

/// <summary>From the words of a request to the wish that a ceremony understands.</summary>
internal static class Wishes
{
    private const int MostHints = 8;

    /// <summary>Fails with <c>ceremony.option_invalid</c>.</summary>
    public static Outcome<EnrollmentWish> Of(RegistrationOptionsRequest asked)
    {
        if (KindOf(asked) is not { } kind)
            return new Failure(CeremonyCodes.OptionInvalid) { Field = "purpose" };

        if (asked.Mediation is not (null or "optional" or "conditional"))
            return new Failure(CeremonyCodes.OptionInvalid) { Field = "mediation" };

        return new EnrollmentWish
        {
            Kind = kind,
            Identifier = asked.Identifier,
            DisplayName = asked.DisplayName,
            UserId = asked.UserId,
            StepUpGrant = asked.StepUpGrant,
            SetupToken = asked.SetupToken,
            Conditional = asked.Mediation == "conditional",
            Hints = [.. (asked.Hints ?? []).Take(MostHints)],
        };
    }

    /// <summary>Why a ceremony cannot be counted in a group: <c>ceremony.secret_key_required</c> or <c>ceremony.option_invalid</c>; null when it can.</summary>
    public static Failure? CohortObjection(Caller caller, string? cohort) =>
        cohort is null ? null
        : caller.Kind != CallerKind.Backend ? new Failure(CeremonyCodes.SecretKeyRequired) { Field = "cohort" }
        : Cohorts.IsPossible(cohort) ? null
        : new Failure(CeremonyCodes.OptionInvalid) { Field = "cohort" };

    private static EnrollmentKind? KindOf(RegistrationOptionsRequest asked) => asked.Purpose switch
    {
        "sign-up" => EnrollmentKind.SignUp,
        "setup" => EnrollmentKind.Setup,
        "add-passkey" when asked.UserId is null => EnrollmentKind.AddPasskey,
        "add-passkey" => EnrollmentKind.ForUser,
        _ => null,
    };
}
