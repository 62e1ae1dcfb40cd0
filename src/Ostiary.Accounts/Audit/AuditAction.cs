namespace Ostiary.Accounts;

/// <summary>What can happen. The list is closed: an action that is not here cannot be written.</summary>
public sealed record AuditAction
{
    private AuditAction(string code) => Code = code;

    /// <summary>The stable name, <c>noun.verb</c>.</summary>
    public string Code { get; }

    public static readonly AuditAction UserSignedUp = new("user.signed_up");
    public static readonly AuditAction UserCreated = new("user.created");
    public static readonly AuditAction UserSignedIn = new("user.signed_in");
    public static readonly AuditAction UserSteppedUp = new("user.stepped_up");
    public static readonly AuditAction UserDisabled = new("user.disabled");
    public static readonly AuditAction UserEnabled = new("user.enabled");
    public static readonly AuditAction UserDeleted = new("user.deleted");
    public static readonly AuditAction PersonExported = new("person.exported");
    public static readonly AuditAction PersonErased = new("person.erased");
    public static readonly AuditAction RoleGranted = new("role.granted");
    public static readonly AuditAction PasskeyAdded = new("passkey.added");
    public static readonly AuditAction PasskeyRenamed = new("passkey.renamed");
    public static readonly AuditAction PasskeyDeleted = new("passkey.deleted");
    public static readonly AuditAction PasskeyTampered = new("passkey.tampered");
    public static readonly AuditAction PasskeySuspect = new("passkey.suspect");
    public static readonly AuditAction SessionRevoked = new("session.revoked");
    public static readonly AuditAction SessionsRevoked = new("session.all_revoked");
    public static readonly AuditAction ResultRedeemed = new("result.redeemed");
    public static readonly AuditAction RelyingPartySaved = new("relying_party.saved");
    public static readonly AuditAction ApiKeyMinted = new("api_key.minted");
    public static readonly AuditAction ApiKeyRevoked = new("api_key.revoked");
    public static readonly AuditAction AnnotationAdded = new("annotation.added");
    public static readonly AuditAction AnnotationRemoved = new("annotation.removed");
    public static readonly AuditAction SetupTokenCreated = new("setup_token.created");
    public static readonly AuditAction SetupTokenUsed = new("setup_token.used");

    public static readonly AuditAction AttemptsRefolded = new("attempts.refolded");

    /// <summary>All of them.</summary>
    public static IReadOnlyList<AuditAction> All { get; } =
    [
        UserSignedUp, UserCreated, UserSignedIn, UserSteppedUp, UserDisabled, UserEnabled, UserDeleted, PersonExported, PersonErased, RoleGranted,
        PasskeyAdded, PasskeyRenamed, PasskeyDeleted, PasskeyTampered, PasskeySuspect, SessionRevoked, SessionsRevoked, ResultRedeemed,
        RelyingPartySaved, ApiKeyMinted, ApiKeyRevoked, AnnotationAdded, AnnotationRemoved, AttemptsRefolded, SetupTokenCreated, SetupTokenUsed,
    ];

    /// <summary>The action of a stored code.</summary>
    internal static AuditAction Read(string code) =>
        All.FirstOrDefault(action => string.Equals(action.Code, code, StringComparison.Ordinal)) ?? new AuditAction(code);

    /// <inheritdoc/>
    public override string ToString() => Code;
}
