using Ostiary.Kernel;

namespace Ostiary.Telemetry;

/// <summary>Every reason for which a set of classification rules is refused.</summary>
public static class ClassificationCodes
{
    public static readonly FailureCode RulesMalformed =
        new("classification.rules_malformed", FailureKind.Malformed, "These are not classification rules as they are written");

    public static readonly FailureCode RulesUnknownWord =
        new("classification.rules_unknown_word", FailureKind.Unsupported, "The classification rules use a word that this server does not know");

    public static readonly FailureCode RulesIncomplete =
        new("classification.rules_incomplete", FailureKind.Rejected, "The classification rules leave attempts without a class, or rules without attempts");
}
