using Ostiary.Kernel;

namespace Ostiary.Telemetry;

/// <summary>Every reason for which a set of classification rules, or a trial of one, is refused.</summary>
public static class ClassificationCodes
{
    public static readonly FailureCode RulesMalformed =
        new("classification.rules_malformed", FailureKind.Malformed, "These are not classification rules as they are written");

    public static readonly FailureCode RulesUnknownWord =
        new("classification.rules_unknown_word", FailureKind.Unsupported, "The classification rules use a word that this server does not know");

    public static readonly FailureCode RulesIncomplete =
        new("classification.rules_incomplete", FailureKind.Rejected, "The classification rules leave attempts without a class, or rules without attempts");

    public static readonly FailureCode TrialRunning =
        new("classification.trial_running", FailureKind.Conflict, "A trial of rules runs already for this relying party");

    public static readonly FailureCode TrialNotAdoptable =
        new("classification.trial_not_adoptable", FailureKind.Conflict, "Only a trial of the server's own rules that is done, and was not adopted yet, can be adopted");
}
