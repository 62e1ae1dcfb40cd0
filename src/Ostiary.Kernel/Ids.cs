namespace Ostiary.Kernel;

/// <summary>Names one relying party, the tenant of every row: <c>rp_…</c>.</summary>
public readonly record struct RelyingPartyId(string Value)
{
    /// <summary>The prefix of the text.</summary>
    public const string Prefix = "rp";

    /// <summary>A new id.</summary>
    public static RelyingPartyId New(TimeProvider clock, Entropy entropy) => new(TypedId.New(Prefix, clock, entropy));

    /// <summary>Reads an id; null when it is not one.</summary>
    public static RelyingPartyId? Parse(string? text) => TypedId.IsWellFormed(Prefix, text) ? new(text) : null;

    /// <inheritdoc/>
    public override string ToString() => Value;
}

/// <summary>Names one user of a relying party: <c>usr_…</c>. Not the user handle, which authenticators keep.</summary>
public readonly record struct UserId(string Value)
{
    /// <summary>The prefix of the text.</summary>
    public const string Prefix = "usr";

    /// <summary>A new id.</summary>
    public static UserId New(TimeProvider clock, Entropy entropy) => new(TypedId.New(Prefix, clock, entropy));

    /// <summary>Reads an id; null when it is not one.</summary>
    public static UserId? Parse(string? text) => TypedId.IsWellFormed(Prefix, text) ? new(text) : null;

    /// <inheritdoc/>
    public override string ToString() => Value;
}

/// <summary>Names one stored passkey: <c>pky_…</c>. Not the credential id, which never appears in logs or addresses.</summary>
public readonly record struct PasskeyId(string Value)
{
    /// <summary>The prefix of the text.</summary>
    public const string Prefix = "pky";

    /// <summary>A new id.</summary>
    public static PasskeyId New(TimeProvider clock, Entropy entropy) => new(TypedId.New(Prefix, clock, entropy));

    /// <summary>Reads an id; null when it is not one.</summary>
    public static PasskeyId? Parse(string? text) => TypedId.IsWellFormed(Prefix, text) ? new(text) : null;

    /// <inheritdoc/>
    public override string ToString() => Value;
}

/// <summary>Names one session: <c>ses_…</c>. Not the session token, which is a secret.</summary>
public readonly record struct SessionId(string Value)
{
    /// <summary>The prefix of the text.</summary>
    public const string Prefix = "ses";

    /// <summary>A new id.</summary>
    public static SessionId New(TimeProvider clock, Entropy entropy) => new(TypedId.New(Prefix, clock, entropy));

    /// <summary>Reads an id; null when it is not one.</summary>
    public static SessionId? Parse(string? text) => TypedId.IsWellFormed(Prefix, text) ? new(text) : null;

    /// <inheritdoc/>
    public override string ToString() => Value;
}

/// <summary>Names one API key: <c>key_…</c>. Not the key itself, which is a secret.</summary>
public readonly record struct ApiKeyId(string Value)
{
    /// <summary>The prefix of the text.</summary>
    public const string Prefix = "key";

    /// <summary>A new id.</summary>
    public static ApiKeyId New(TimeProvider clock, Entropy entropy) => new(TypedId.New(Prefix, clock, entropy));

    /// <summary>Reads an id; null when it is not one.</summary>
    public static ApiKeyId? Parse(string? text) => TypedId.IsWellFormed(Prefix, text) ? new(text) : null;

    /// <inheritdoc/>
    public override string ToString() => Value;
}
