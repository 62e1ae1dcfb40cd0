using System.Text.Json;
using System.Text.Json.Serialization;

namespace Ostiary.Cli.Commands;

/// <summary>One line of input.</summary>
internal sealed record VerifyLine
{
    public string? Id { get; init; }

    public required string Kind { get; init; }

    /// <summary>When the ceremony took place; now when absent.</summary>
    public DateTimeOffset? At { get; init; }

    public required VerifyExpected Expected { get; init; }

    /// <summary>RegistrationResponseJSON or AuthenticationResponseJSON, untouched.</summary>
    public required JsonElement Response { get; init; }

    public VerifyCredential? Credential { get; init; }

    public VerifyAttestation? Attestation { get; init; }
}

/// <summary>What the relying party expected.</summary>
internal sealed record VerifyExpected
{
    public required string Challenge { get; init; }

    public required IReadOnlyList<string> Origins { get; init; }

    // Settable, because the generated reader gives every init-only member a value, null where the line has none.
    public IReadOnlyList<string> TopOrigins { get; set; } = [];

    public required string RpId { get; init; }

    public string UserVerification { get; set; } = "required";

    public IReadOnlyList<int>? Algorithms { get; init; }

    public string? Mediation { get; init; }

    public bool CrossOrigin { get; init; }
}

/// <summary>The stored credential of an authentication.</summary>
internal sealed record VerifyCredential
{
    public required string PublicKey { get; init; }

    public uint SignCount { get; init; }
}

/// <summary>How far attestation is to be trusted.</summary>
internal sealed record VerifyAttestation
{
    /// <summary><c>off</c>, also when absent, or <c>metadata</c>: the certificates must lead to one of the roots.</summary>
    public string? Trust { get; init; }

    /// <summary>Certificates to trust, DER in Base64 with padding, as metadata writes them.</summary>
    public IReadOnlyList<string?>? Roots { get; init; }

    /// <summary>What is let pass, by the names of <see cref="Ostiary.WebAuthn.AttestationTolerances"/> in snake_case.</summary>
    public IReadOnlyList<string?>? Tolerate { get; init; }
}

/// <summary>One line of output.</summary>
internal sealed record Verdict
{
    public required string? Id { get; init; }

    /// <summary><c>accepted</c> or <c>refused</c>.</summary>
    public required string Outcome { get; init; }

    public string? Code { get; init; }

    public string? Step { get; init; }

    public string? Detail { get; init; }

    public string? Field { get; init; }

    public int? Offset { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public VerdictCredential? Credential { get; init; }
}

/// <summary>The credential of an accepted ceremony, as it must now be stored.</summary>
internal sealed record VerdictCredential
{
    public required string Id { get; init; }

    public required string PublicKey { get; init; }

    public required uint SignCount { get; init; }

    public required bool UserVerified { get; init; }

    public required bool BackupEligible { get; init; }

    public required bool BackedUp { get; init; }

    public string? Aaguid { get; init; }

    public int? Algorithm { get; init; }

    public string? AttestationFormat { get; init; }

    public string? AttestationType { get; init; }

    /// <summary><c>NotApplicable</c>, <c>AnchorUnverified</c> or <c>Anchored</c>.</summary>
    public string? AttestationTrust { get; init; }

    /// <summary>Why it is trusted as far as it is, in a sentence.</summary>
    public string? AttestationWhy { get; init; }
}

/// <summary>How lines are read and written.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, RespectNullableAnnotations = true, AllowDuplicateProperties = false)]
[JsonSerializable(typeof(VerifyLine))]
[JsonSerializable(typeof(Verdict))]
internal sealed partial class VerifyJson : JsonSerializerContext;
