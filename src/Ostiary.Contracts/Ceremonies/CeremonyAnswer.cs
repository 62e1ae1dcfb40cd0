using System.Text.Json.Serialization;

namespace Ostiary.Contracts.Ceremonies;

/// <summary>The browser's answer to a registration: <c>POST /v1/ceremonies/registration/verify</c>.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record RegistrationAnswer
{
    /// <summary>The sealed ceremony state, as it came with the options.</summary>
    public required string Ceremony { get; init; }

    /// <summary>RegistrationResponseJSON, exactly as <c>credential.toJSON()</c> gives it.</summary>
    public required RawJson Response { get; init; }

    /// <summary>What to call the passkey, up to 64 characters; the authenticator's name when absent.</summary>
    public string? Name { get; init; }
}

/// <summary>The browser's answer to an authentication: <c>POST /v1/ceremonies/authentication/verify</c>.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record AuthenticationAnswer
{
    /// <summary>The sealed ceremony state, as it came with the options.</summary>
    public required string Ceremony { get; init; }

    /// <summary>AuthenticationResponseJSON, exactly as <c>credential.toJSON()</c> gives it.</summary>
    public required RawJson Response { get; init; }
}
