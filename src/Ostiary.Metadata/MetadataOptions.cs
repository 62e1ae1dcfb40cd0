using System.ComponentModel.DataAnnotations;

namespace Ostiary.Metadata;

/// <summary>Where metadata of authenticators comes from, and whom to believe about it. Off unless an address or a file is set.</summary>
public sealed record MetadataOptions : IValidatableObject
{
    /// <summary>Where these options stand in the configuration.</summary>
    public const string Section = "Metadata";

    /// <summary>The https address of the metadata BLOB, such as <c>https://mds3.fidoalliance.org/</c>. It is fetched in the background.</summary>
    /// <value>The default is none: the server calls nobody.</value>
    public Uri? Url { get; init; }

    /// <summary>A file with the metadata BLOB, for networks that reach nobody. It is read again after <see cref="RefreshInterval"/>.</summary>
    /// <value>The default is none.</value>
    public string? File { get; init; }

    /// <summary>Files with the roots, in PEM or DER, of which any one may stand at the end of the BLOB's certificates.</summary>
    /// <value>The default is none; required with <see cref="Url"/> and <see cref="File"/>.</value>
    public IReadOnlyList<string> RootFiles { get; init; } = [];

    /// <summary>The host name that the certificate of the BLOB's signer must be for.</summary>
    /// <value>The default is <c>mds.fidoalliance.org</c>.</value>
    [Required(AllowEmptyStrings = false)]
    public string HostName { get; init; } = "mds.fidoalliance.org";

    /// <summary>Whether revocation lists must cover the signer's certificates, may, or are not looked at.</summary>
    /// <value>The default is <see cref="RevocationDemand.Required"/>. With <see cref="RevocationDemand.DangerOff"/> a stolen signing key stays good until its certificate expires.</value>
    public RevocationDemand Revocation { get; init; } = RevocationDemand.Required;

    /// <summary>Files with revocation lists, in PEM or DER. With <see cref="Url"/>, lists are fetched too from where the certificates say.</summary>
    /// <value>The default is none.</value>
    public IReadOnlyList<string> RevocationListFiles { get; init; } = [];

    /// <summary>How often to look for a newer BLOB, besides the day that the BLOB itself names; up to a tenth is added by chance.</summary>
    /// <value>The default is 1 day.</value>
    [Range(typeof(TimeSpan), "00:10:00", "30.00:00:00")]
    public TimeSpan RefreshInterval { get; init; } = TimeSpan.FromDays(1);

    /// <summary>How long one fetch may take, redirects and all.</summary>
    /// <value>The default is 2 minutes.</value>
    [Range(typeof(TimeSpan), "00:00:05", "00:10:00")]
    public TimeSpan FetchTimeout { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>Whether a BLOB is refused once its next update is overdue. Otherwise it is used, and the health page says so.</summary>
    /// <value>The default is false.</value>
    public bool RefuseStale { get; init; }

    /// <summary>Roots that vouch for every model of a format besides what the BLOB says, such as the maker's for <c>apple</c>.</summary>
    /// <value>The default is none.</value>
    public IReadOnlyList<FormatRootOptions> FormatRoots { get; init; } = [];

    /// <summary>True when a BLOB is to be had at all.</summary>
    internal bool HasSource => Url is not null || !string.IsNullOrWhiteSpace(File);

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Url is not null && !string.IsNullOrWhiteSpace(File))
            yield return new ValidationResult("Metadata:Url and Metadata:File are both set; a BLOB comes from one place", [nameof(Url), nameof(File)]);

        if (Url is not null && (!Url.IsAbsoluteUri || Url.Scheme != Uri.UriSchemeHttps))
            yield return new ValidationResult("Metadata:Url must be an https address", [nameof(Url)]);

        if (HasSource && RootFiles.Count == 0)
            yield return new ValidationResult("Metadata:RootFiles is empty, so no BLOB from Metadata:Url or Metadata:File could be believed", [nameof(RootFiles)]);

        if (!HasSource && RootFiles.Count > 0)
            yield return new ValidationResult("Metadata:RootFiles is set, and neither Metadata:Url nor Metadata:File, whose BLOB it is for", [nameof(RootFiles)]);

        if (!string.IsNullOrWhiteSpace(File) && Revocation is RevocationDemand.Required && RevocationListFiles.Count == 0)
            yield return new ValidationResult(
                "Metadata:Revocation is Required and Metadata:RevocationListFiles is empty; with Metadata:File no list is fetched", [nameof(Revocation), nameof(RevocationListFiles)]);

        if (Revocation is RevocationDemand.DangerOff && RevocationListFiles.Count > 0)
            yield return new ValidationResult("Metadata:Revocation is DangerOff, so nobody looks at Metadata:RevocationListFiles", [nameof(Revocation), nameof(RevocationListFiles)]);
    }
}

/// <summary>The roots of one format.</summary>
public sealed record FormatRootOptions
{
    /// <summary>The format's identifier, such as <c>apple</c>.</summary>
    /// <value>Required.</value>
    public string Format { get; init; } = "";

    /// <summary>A file with the format's roots, in PEM or DER.</summary>
    /// <value>Required.</value>
    public string File { get; init; } = "";
}
