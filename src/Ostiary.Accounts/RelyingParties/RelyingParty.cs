using Ostiary.Kernel;

namespace Ostiary.Accounts;

/// <summary>One tenant: who asks, its domain, and the pages that may ask in its name.</summary>
public sealed record RelyingParty
{
    public required RelyingPartyId Id { get; init; }

    /// <summary>What people see; 1 to 64 characters.</summary>
    public required string Name { get; init; }

    /// <summary>The domain that scopes its passkeys. Passkeys made under one RP ID are useless under another.</summary>
    public required string RpId { get; init; }

    /// <summary>The pages that may run ceremonies, such as <c>https://app.example.com</c>.</summary>
    public required IReadOnlyList<string> Origins { get; init; }

    /// <summary>Where its hosted pages live; one of <see cref="Origins"/>, and of no other relying party.</summary>
    public required string HostedOrigin { get; init; }

    /// <summary>True when anybody may sign up; otherwise only its backend creates users.</summary>
    public bool SelfSignUp { get; init; } = true;

    public CeremonyPolicy Policy { get; init; } = new();

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Everywhere that its ceremonies may run: its own pages, those related to it, and its Android apps. An Apple app names the RP ID itself, as a page there would.</summary>
    public IReadOnlyList<string> CeremonyOrigins => [.. Origins, .. Policy.RelatedOrigins, .. AppOrigins];

    private IEnumerable<string> AppOrigins => Policy.AndroidApps.Select(app => app.OriginInCeremonies()).OfType<Origin>().Select(origin => origin.Text).Distinct(StringComparer.Ordinal);

    /// <summary>Host and port of <see cref="HostedOrigin"/> as a browser sends them in <c>Host</c>.</summary>
    public string HostedHost => HostedOrigin[(HostedOrigin.IndexOf("://", StringComparison.Ordinal) + 3)..];
}
