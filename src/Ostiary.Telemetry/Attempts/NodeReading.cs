namespace Ostiary.Telemetry;

/// <summary>How far an attempt came. Browsers say nothing of what happens behind their dialog: there the error class is all there is.</summary>
internal static class NodeReading
{
    public static AttemptNode Of(AttemptStory story, AttemptOutcome outcome, ErrorClass? why)
    {
        if (outcome == AttemptOutcome.Succeeded)
            return AttemptNode.Final;

        var told = story.Own.Max(NodeOf);
        var asked = story.OfTab("env.capabilities", story.Own[^1].OccurredAtMs) is null ? AttemptNode.Initiation : AttemptNode.CapabilityCheck;
        return new[] { told, asked, NodeBehind(why) }.Max();
    }

    private static AttemptNode NodeOf(AttemptEvent one) => one.Name switch
    {
        "ceremony.started" => one.Told.Text("mediation") is "conditional" or "conditional_create" ? AttemptNode.CapabilityCheck : AttemptNode.AuthenticatorSelection,
        "ceremony.ui_signal" => one.Told.Text("kind") is "blur" or "autofill_shown" ? AttemptNode.AuthenticatorSelection : AttemptNode.Initiation,
        "hybrid.observed" => AttemptNode.CeremonyStart,
        "native.step" => NodeOfStep(one.Told.Text("step")),
        "ceremony.succeeded" or "ceremony.posted" or "ceremony.verified" => AttemptNode.Assertion,
        "ceremony.rejected" when one.IsFromServer => AttemptNode.Assertion,
        _ => AttemptNode.Initiation,
    };

    private static AttemptNode NodeOfStep(string? step) => step switch
    {
        "prompt_shown" or "option_chosen" => AttemptNode.AuthenticatorSelection,
        "tap_started" or "tap_lost" or "connected" or "transport_error" or "ctap_status" => AttemptNode.CeremonyStart,
        "pin_asked" or "pin_wrong" or "pin_locked" or "biometric_failed" => AttemptNode.UserVerification,
        "done" => AttemptNode.Assertion,
        _ => AttemptNode.Initiation,
    };

    private static AttemptNode NodeBehind(ErrorClass? why) => why switch
    {
        ErrorClass.PinWrong or ErrorClass.PinLocked or ErrorClass.BiometricLockout => AttemptNode.UserVerification,
        ErrorClass.NfcLost or ErrorClass.HybridTimeout or ErrorClass.HybridBlocked => AttemptNode.CeremonyStart,
        _ => AttemptNode.Initiation,
    };
}
