namespace Ostiary.Testing;

/// <summary>The client's own check that an origin may use an RP ID (WebAuthn L3 §5.1.3 step 8, §5.1.4 step 7).</summary>
internal static class RpIds
{
    /// <summary>The RP ID to use: the one asked for, or the origin's domain.</summary>
    public static string Check(string? rpId, VirtualClient client)
    {
        if (!Uri.TryCreate(client.Origin, UriKind.Absolute, out var origin) || origin.Scheme is not ("https" or "http"))
            return rpId ?? throw new ClientRefusedException(ClientError.Security);

        rpId ??= origin.Host;
        var covers = origin.Host == rpId || origin.Host.EndsWith($".{rpId}", StringComparison.Ordinal) || client.RelatedRpIds.Contains(rpId);
        return covers ? rpId : throw new ClientRefusedException(ClientError.Security);
    }
}
