using Ostiary.Accounts;
using Ostiary.Ceremonies;
using Ostiary.Contracts;
using Ostiary.Contracts.Ceremonies;
using Ostiary.Contracts.Users;
using Ostiary.Kernel;
using Ostiary.Metadata;

namespace Ostiary.Server.Endpoints;

/// <summary>From what the rooms know to what the API says.</summary>
internal static class Summaries
{
    public static UserSummary Of(User user) => new()
    {
        Id = user.Id.Value,
        Identifier = user.Identifier,
        ExternalId = user.ExternalId,
        DisplayName = user.DisplayName,
        UserHandle = Base64UrlText.Encode(user.UserHandle),
        CreatedAt = user.CreatedAt,
        DisabledAt = user.DisabledAt,
    };

    public static PasskeySummary Of(Passkey passkey) => new()
    {
        Id = passkey.Id.Value,
        Name = passkey.Name,
        Provider = AaguidDirectory.Find(passkey.Aaguid)?.Name,
        Aaguid = passkey.Aaguid,
        Attestation = AttestationOf(passkey),
        Synced = passkey.BackupEligible ?? false,
        BackedUp = passkey.BackedUp,
        Transports = passkey.Transports,
        CreatedAt = passkey.CreatedAt,
        CreatedWhere = NullIfEmpty(passkey.CreatedWhere),
        LastUsedAt = passkey.LastUsedAt,
        LastUsedWhere = NullIfEmpty(passkey.LastUsedWhere),
    };

    public static SessionSummary Of(Session session, SessionId? current) => new()
    {
        Id = session.Id.Value,
        CreatedAt = session.CreatedAt,
        LastSeenAt = session.LastSeenAt,
        ExpiresAt = session.AbsoluteExpiresAt,
        Where = NullIfEmpty(session.Where),
        Current = session.Id == current,
    };

    public static CeremonyOptionsResponse Of(IssuedOptions issued) => new()
    {
        Ceremony = issued.Ceremony,
        PublicKey = new RawJson(issued.PublicKey),
        Mediation = issued.Mediation,
        ExpiresAt = issued.ExpiresAt,
        TelemetryTicket = issued.TelemetryTicket,
    };

    public static RegistrationResult Of(Enrolled enrolled) => new()
    {
        User = Of(enrolled.User),
        Passkey = Of(enrolled.Passkey),
        Session = enrolled.Session is { } begun ? Of(begun.Session, begun.Session.Id) : null,
        Result = enrolled.BrowserResult,
    };

    public static AuthenticationResult Of(SignedInNow signedIn) => new()
    {
        User = Of(signedIn.User),
        Passkey = Of(signedIn.Passkey),
        Session = signedIn.Session is { } begun ? Of(begun.Session, begun.Session.Id) : null,
        StepUpGrant = signedIn.StepUpGrant,
        Result = signedIn.BrowserResult,
    };

    public static RedeemedResult Of(Redeemed redeemed) => new()
    {
        User = Of(redeemed.User),
        PasskeyId = redeemed.Passkey.Value,
        Purpose = redeemed.Kind,
        UserVerified = redeemed.UserVerified,
        AuthenticatedAt = redeemed.AuthenticatedAt,
    };

    public static SignalDetails SignalsOf(RelyingParty relyingParty, User user, IReadOnlyList<Passkey> live) => new()
    {
        RpId = relyingParty.RpId,
        UserHandle = Base64UrlText.Encode(user.UserHandle),
        Name = user.Identifier ?? user.DisplayName,
        DisplayName = user.DisplayName,
        AcceptedCredentialIds = [.. live.Select(passkey => Base64UrlText.Encode(passkey.CredentialId))],
    };

    private static PasskeyAttestationSummary AttestationOf(Passkey passkey) => new()
    {
        Format = passkey.AttestationFormat,
        Type = passkey.Attestation is { } known ? VoucherText.Of(known.Kind) : null,
        Trust = passkey.Attestation is { } believed ? VoucherText.Of(believed.Trust) : null,
        Anchor = passkey.Attestation?.Anchor,
        MetadataNumber = passkey.Attestation?.MetadataNumber,
    };

    private static string? NullIfEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
