namespace Ostiary.Simulation;

/// <summary>Tells one ceremony, from its options to its end.</summary>
internal sealed class CeremonyTale(Dice dice, Person person, Gadget gadget, int day, Diary diary)
{
    /// <summary>A ceremony that ends as it must.</summary>
    /// <param name="flow">In the words of the catalog.</param>
    /// <param name="operation"><c>create</c> or <c>get</c>.</param>
    /// <param name="mediation">In the words of the catalog.</param>
    /// <param name="keeping">Where the passkey is, or will be.</param>
    /// <param name="fault">What goes wrong; null when nothing does.</param>
    public Try Tell(string flow, string operation, string mediation, Keeping keeping, Fault? fault)
    {
        var (id, askedAt) = (dice.Uuid(diary.Now), diary.Now);
        var (kind, by) = (("kind", (object?)operation), ("mediation", (object?)mediation));
        var isModal = mediation == "modal";
        diary.Tell("ceremony.options_requested", id, kind, by);
        var latency = diary.Pass(18, 160);
        diary.Tell("ceremony.options_received", id, kind, by, ("userVerification", "preferred"), ("timeoutMs", WebFaults.TimeoutMs), ("latencyMs", latency),
            ("allowCount", operation == "get" && isModal ? 1 : null), ("transportsSet", operation == "get" && isModal ? Transports(keeping) : null));
        diary.Pass(5, 60);
        diary.Tell("ceremony.started", id, kind, by, ("gesture", isModal), ("pageVisible", true), ("pageFocused", true), ("timeoutMs", WebFaults.TimeoutMs));
        if (fault is null or { IsAfterTheAnswer: true })
            TellAnswer(id, by, keeping, operation, fault is null);
        else
            TellFailure(id, kind, by, fault, keeping);

        return new Try(id, operation, mediation, flow, keeping, askedAt, diary.Now, fault?.Name);
    }

    private void TellAnswer(Guid id, (string, object?) by, Keeping keeping, string operation, bool arrives)
    {
        var kind = ("kind", (object?)operation);
        var took = keeping == Keeping.SecurityKey ? diary.Pass(3_200, 11_000) : diary.Pass(1_100, 5_200);
        if (gadget.IsApp)
            TellSteps(id, keeping == Keeping.SecurityKey ? ["prompt_shown", "tap_started", "connected", "pin_asked", "done"] : ["prompt_shown", "done"], keeping, took);

        diary.Tell("ceremony.succeeded", id, kind, by, ("durationMs", took), ("attachment", keeping == Keeping.SecurityKey ? "cross_platform" : "platform"),
            ("transports", UsedTransport(keeping)), ("userVerified", true), ("backupEligible", keeping == Keeping.Synced), ("backedUp", keeping == Keeping.Synced),
            ("credential", $"passkey-{person.Number:D5}"));
        var latency = diary.Pass(20, 140);
        if (!arrives)
            diary.Tell("ceremony.rejected", id, kind, ("serverReason", "sdk.offline"));
        else if (!person.HasAccount)
            diary.Tell("ceremony.verified", id, kind, ("purpose", operation == "create" ? "add_passkey" : "sign_in"), ("serverLatencyMs", latency),
                ("aaguid", PasskeyModels.Of(person, keeping)), ("subject", person.Reference));
    }

    private void TellFailure(Guid id, (string, object?) kind, (string, object?) by, Fault fault, Keeping keeping)
    {
        if (!gadget.IsApp && fault.ShowsADialog)
            diary.Tell("ceremony.ui_signal", id, ("kind", "blur"), ("offsetMs", 140));

        var took = diary.Pass(fault.LeastMs, fault.MostMs);
        TellSteps(id, fault.Steps, keeping, took);
        diary.Tell("ceremony.failed", id, kind, by, ("durationMs", took), ("platform", gadget.IsApp ? gadget.Os : "web"), ("name", fault.Error), ("domain", fault.Domain),
            ("code", fault.Code), ("message", fault.Message), ("abortedByUs", fault.IsAborted ? true : null), ("pageVisibleEnd", gadget.IsApp ? null : true),
            ("timeoutMs", WebFaults.TimeoutMs));
    }

    // An app tells them as they come; here they are spread over the ceremony.
    private void TellSteps(Guid id, IReadOnlyList<string> steps, Keeping keeping, int tookMs)
    {
        foreach (var (place, step) in steps.Index())
            diary.Tell("native.step", id, ("step", step), ("transport", keeping == Keeping.SecurityKey ? "nfc" : "internal"), ("offsetMs", 60 + ((tookMs - 60) * place / steps.Count)));
    }

    private static string[] Transports(Keeping keeping) => keeping switch
    {
        Keeping.SecurityKey => ["nfc", "usb"],
        Keeping.Device => ["internal"],
        _ => ["hybrid", "internal"],
    };

    private string[] UsedTransport(Keeping keeping) =>
        keeping == Keeping.SecurityKey ? [gadget.IsPhone ? "nfc" : "usb"] : Transports(keeping);

    /// <summary>The day of this world, for whoever tells on.</summary>
    public Fault? Luck(Keeping keeping, string operation) => Simulation.Luck.Of(dice, gadget, day, keeping, operation);
}
