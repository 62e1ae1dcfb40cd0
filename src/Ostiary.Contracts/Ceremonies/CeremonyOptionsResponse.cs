namespace Ostiary.Contracts.Ceremonies;

/// <summary>Options for the browser, and the sealed ceremony state that must come back with its answer.</summary>
public sealed record CeremonyOptionsResponse
{
    /// <summary>The sealed ceremony state. Opaque; valid once and until <see cref="ExpiresAt"/>.</summary>
    public required string Ceremony { get; init; }

    /// <summary>PublicKeyCredentialCreationOptionsJSON or PublicKeyCredentialRequestOptionsJSON (WebAuthn L3 §5.1.8, §5.1.9).</summary>
    public required RawJson PublicKey { get; init; }

    /// <summary>The mediation that these options are for.</summary>
    public required string Mediation { get; init; }

    /// <summary>Until when the answer is accepted.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>Goes with every event of this ceremony (<c>POST /v1/events</c>, member <c>ticket</c>), and proves that it belongs to it. Opaque; good for an hour.</summary>
    public required string TelemetryTicket { get; init; }
}
