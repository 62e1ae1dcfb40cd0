using System.Text.Json.Serialization;

namespace Ostiary.Contracts.Users;

/// <summary>A passkey, as the API shows one. Its credential id and public key stay inside.</summary>
public sealed record PasskeySummary
{
    /// <summary>The id, <c>pky_…</c>.</summary>
    public required string Id { get; init; }

    /// <summary>What the person calls it.</summary>
    public required string Name { get; init; }

    /// <summary>The authenticator's model as it claims to be; a hint, never proof. Null when unknown.</summary>
    public string? Provider { get; init; }

    /// <summary>The authenticator's AAGUID, lower case with dashes.</summary>
    public required string Aaguid { get; init; }

    /// <summary>Who vouches for the authenticator's model.</summary>
    public required PasskeyAttestationSummary Attestation { get; init; }

    /// <summary>True when the passkey may be copied to other devices of its owner (flag BE).</summary>
    public required bool Synced { get; init; }

    /// <summary>True when a copy exists now (flag BS).</summary>
    public required bool BackedUp { get; init; }

    /// <summary>How the authenticator can be reached: <c>internal</c>, <c>hybrid</c>, <c>usb</c>, <c>nfc</c>, <c>ble</c>, <c>smart-card</c>.</summary>
    public required IReadOnlyList<string> Transports { get; init; }

    /// <summary>When it was registered.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>On what it was registered, such as <c>Chrome on Windows</c>; null when unknown.</summary>
    public string? CreatedWhere { get; init; }

    /// <summary>When it last answered; null before its first use.</summary>
    public DateTimeOffset? LastUsedAt { get; init; }

    /// <summary>On what it last answered; null before its first use.</summary>
    public string? LastUsedWhere { get; init; }
}

/// <summary>Who vouches for a passkey's authenticator, as seen when the passkey was registered.</summary>
public sealed record PasskeyAttestationSummary
{
    /// <summary>The attestation statement's format, such as <c>none</c> or <c>packed</c>.</summary>
    public required string Format { get; init; }

    /// <summary>The attestation type (WebAuthn L3 §6.5.3): <c>none</c>, <c>self</c>, <c>basic</c>, <c>attca</c> or <c>anonca</c>. Null when it is not known: the passkey is older than this record.</summary>
    public string? Type { get; init; }

    /// <summary>On whose word it was believed: <c>not_asked</c> (nobody vouches), <c>unverified</c> (certificates that lead to nobody who is trusted here),
    /// <c>anchor</c> (to a root that was configured by hand) or <c>metadata</c> (to one that the FIDO Metadata Service names). Null when it is not known.</summary>
    public string? Trust { get; init; }

    /// <summary>SHA-256 of the root that the certificates lead to, in hexadecimal; null without one.</summary>
    public string? Anchor { get; init; }

    /// <summary>The number of the metadata BLOB that named the root; null unless <c>trust</c> is <c>metadata</c>.</summary>
    public long? MetadataNumber { get; init; }
}

/// <summary>Renames a passkey: <c>PATCH /v1/users/{id}/passkeys/{passkey}</c>.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record RenamePasskeyRequest
{
    /// <summary>The new name, 1 to 64 characters.</summary>
    public required string Name { get; init; }
}

/// <summary>Deletes a passkey: <c>DELETE /v1/users/{id}/passkeys/{passkey}</c>. A browser must bring a grant; a backend brings its secret key.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record DeletePasskeyRequest
{
    /// <summary>The grant of a fresh step up for <c>passkey.delete</c> of this passkey.</summary>
    public string? StepUpGrant { get; init; }
}
