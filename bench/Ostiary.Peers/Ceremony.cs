using System.Globalization;
using System.Text.Json.Nodes;

namespace Ostiary.Peers;

/// <summary>One answer of a browser, and what a relying party must know to judge it.</summary>
public sealed record Ceremony
{
    /// <summary>The page, the only origin that is expected.</summary>
    public const string Origin = "https://example.com";

    /// <summary>The RP ID.</summary>
    public const string RpId = "example.com";

    /// <summary>What was broken, such as <c>authentication: another challenge</c>.</summary>
    public required string Case { get; init; }

    /// <summary>The attestation format that the authenticator was told to use; null for an authentication.</summary>
    public string? Format { get; init; }

    /// <summary>The options that the answer is for, in JSON.</summary>
    public required string Options { get; init; }

    /// <summary>The challenge in those options.</summary>
    public required string Challenge { get; init; }

    /// <summary>The algorithms in those options; empty for an authentication.</summary>
    public required IReadOnlyList<int> Algorithms { get; init; }

    /// <summary>What ASP.NET Core Identity remembers between options and answer.</summary>
    public required string IdentityState { get; init; }

    /// <summary>RegistrationResponseJSON or AuthenticationResponseJSON.</summary>
    public required string Response { get; init; }

    /// <summary>The stored credential of an authentication; null for a registration.</summary>
    public Enrolled? Credential { get; init; }

    /// <summary>A ceremony by the options that were issued and the answer that came.</summary>
    public static Ceremony Of(string name, string options, string state, string response, Enrolled? credential)
    {
        var members = JsonNode.Parse(options)!.AsObject();
        return new Ceremony
        {
            Case = name,
            Options = options,
            Challenge = members["challenge"]!.ToString(),
            Algorithms = members["pubKeyCredParams"] is JsonArray offered
                ? [.. offered.Select(one => int.Parse(one!["alg"]!.ToString(), CultureInfo.InvariantCulture))]
                : [],
            IdentityState = state,
            Response = response,
            Credential = credential,
        };
    }
}

/// <summary>A credential as a relying party stored it.</summary>
/// <param name="UserId">The user; its UTF-8 bytes are the user handle.</param>
/// <param name="Id">The credential id.</param>
/// <param name="PublicKey">The public key, in COSE.</param>
/// <param name="SignCount">The sign count at registration.</param>
/// <param name="BackupEligible">Whether the credential may be backed up.</param>
/// <param name="BackedUp">Whether it was backed up at registration.</param>
public sealed record Enrolled(string UserId, byte[] Id, byte[] PublicKey, uint SignCount, bool BackupEligible, bool BackedUp);
