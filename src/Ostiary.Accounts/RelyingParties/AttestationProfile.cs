namespace Ostiary.Accounts;

/// <summary>Which authenticators may hold new passkeys of a relying party, and on whose word. It counts where attestation is required, with <c>direct</c> and <c>enterprise</c>.</summary>
/// <remarks>As it stands: every model that somebody vouches for whom the server's metadata or <see cref="Roots"/> name.</remarks>
public sealed record AttestationProfile
{
    /// <summary>Certificates, base64url of their DER, that vouch for authenticators besides those of the server's metadata: makers' roots, or an organization's own.</summary>
    /// <value>The default is none. At most 16.</value>
    public IReadOnlyList<string> Roots { get; init => field = value ?? []; } = [];

    /// <summary>The only models to take, as AAGUIDs.</summary>
    /// <value>The default is none, which means all.</value>
    public IReadOnlyList<string> AllowedModels { get; init => field = value ?? []; } = [];

    /// <summary>Models to refuse, as AAGUIDs.</summary>
    /// <value>The default is none.</value>
    public IReadOnlyList<string> BlockedModels { get; init => field = value ?? []; } = [];

    /// <summary>Whether the FIDO Metadata Service must know a model.</summary>
    /// <value>The default is false.</value>
    public bool KnownModelRequired { get; init; }

    /// <summary>The level to which a model must be certified at least: <c>none</c>, <c>l1</c>, <c>l1plus</c>, <c>l2</c>, <c>l2plus</c>, <c>l3</c> or <c>l3plus</c>.</summary>
    /// <value>The default is <c>none</c>.</value>
    public string LowestCertification { get; init => field = value ?? "none"; } = "none";

    /// <summary>Ways of protecting keys that a model must all have, in the words of its metadata: <c>hardware</c>, <c>tee</c>, <c>secure_element</c>.</summary>
    /// <value>The default is none.</value>
    public IReadOnlyList<string> KeyProtection { get; init => field = value ?? []; } = [];

    /// <summary>What real devices get wrong and is let pass: <c>any_member_order</c>, <c>non_zero_u2f_aaguid</c>, <c>unknown_tpm_vendor</c>, <c>empty_tpm_model</c>, <c>software_android_keys</c>.</summary>
    /// <value>The default is none.</value>
    public IReadOnlyList<string> Tolerated { get; init => field = value ?? []; } = [];
}
