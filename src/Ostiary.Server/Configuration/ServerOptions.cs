using System.ComponentModel.DataAnnotations;
using System.Net;

namespace Ostiary.Server.Configuration;

/// <summary>Where the server lives, and the relying party that it is set up with at first start.</summary>
public sealed record ServerOptions : IValidatableObject
{
    /// <summary>Where these options stand in the configuration.</summary>
    public const string Section = "Server";

    /// <summary>The address that people see, scheme and host and port, such as <c>https://id.example.com</c>. Links are built from it, never from a request.</summary>
    /// <value>Required. <c>http</c> is accepted for <c>localhost</c> only.</value>
    [Required]
    public Uri PublicOrigin { get; init; } = null!;

    /// <summary>The RP ID of the first relying party; only read while the database has none.</summary>
    /// <value>The default is the host of <see cref="PublicOrigin"/>.</value>
    public string? RpId { get; init; }

    /// <summary>The name of the first relying party; only read while the database has none.</summary>
    /// <value>The default is <c>Ostiary</c>.</value>
    [StringLength(64, MinimumLength = 1)]
    public string Name { get; init; } = "Ostiary";

    /// <summary>The folder for the master key and, with SQLite, the database. Created when missing, readable by the owner only.</summary>
    /// <value>Required.</value>
    [Required]
    public string DataDirectory { get; init; } = null!;

    /// <summary>Proxies in front of the server, as addresses or networks, whose X-Forwarded-For and X-Forwarded-Proto are believed.</summary>
    /// <value>The default is none.</value>
    public IReadOnlyList<string> TrustedProxies { get; init; } = [];

    /// <summary>Says on every page and in <c>/readyz</c> that this is a demonstration with made-up people. Refused with PostgreSQL and away from localhost.</summary>
    /// <value>The default is false. Only <c>./run --demo</c> sets it.</value>
    public bool DangerDemo { get; init; }

    /// <summary>The instant at which the clock of a demonstration stands, while it is filled: only then callers on this machine may put it forward.</summary>
    /// <value>The default is none: the machine's own clock. Needs <see cref="DangerDemo"/>. Only <c>./run --demo</c> sets it.</value>
    public DateTimeOffset? DangerDemoClock { get; init; }

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!PublicOrigin.IsAbsoluteUri || PublicOrigin.PathAndQuery != "/" || PublicOrigin.Fragment.Length > 0)
            yield return new ValidationResult("Server:PublicOrigin must be scheme, host and port only, such as https://id.example.com", [nameof(PublicOrigin)]);
        else if (PublicOrigin.Scheme != Uri.UriSchemeHttps && !(PublicOrigin.Scheme == Uri.UriSchemeHttp && PublicOrigin.Host == "localhost"))
            yield return new ValidationResult("Server:PublicOrigin must be https; http is accepted for localhost only", [nameof(PublicOrigin)]);

        if (DangerDemo && (PublicOrigin is not { IsAbsoluteUri: true, Host: "localhost" } || TrustedProxies.Count > 0))
            yield return new ValidationResult("Server:DangerDemo is for http://localhost without proxies only", [nameof(DangerDemo)]);

        if (DangerDemoClock is not null && !DangerDemo)
            yield return new ValidationResult("Server:DangerDemoClock is for a demonstration: it needs Server:DangerDemo", [nameof(DangerDemoClock)]);

        foreach (var proxy in TrustedProxies.Where(proxy => !IPAddress.TryParse(proxy, out _) && !IPNetwork.TryParse(proxy, out _)))
            yield return new ValidationResult($"Server:TrustedProxies has an entry that is neither an address nor a network: {proxy}", [nameof(TrustedProxies)]);
    }
}
