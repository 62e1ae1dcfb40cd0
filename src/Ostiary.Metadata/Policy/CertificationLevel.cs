namespace Ostiary.Metadata;

/// <summary>How far a model was certified (FIDO Authenticator Certification), from not at all to the strongest.</summary>
public enum CertificationLevel
{
    /// <summary>Not certified, or only by the maker's own word.</summary>
    None,

    /// <summary>FIDO_CERTIFIED_L1, or FIDO_CERTIFIED as it was called before there were levels.</summary>
    L1,

    /// <summary>FIDO_CERTIFIED_L1plus.</summary>
    L1Plus,

    /// <summary>FIDO_CERTIFIED_L2.</summary>
    L2,

    /// <summary>FIDO_CERTIFIED_L2plus.</summary>
    L2Plus,

    /// <summary>FIDO_CERTIFIED_L3.</summary>
    L3,

    /// <summary>FIDO_CERTIFIED_L3plus.</summary>
    L3Plus,
}

/// <summary>Reads levels off status reports.</summary>
internal static class Certification
{
    private static readonly Dictionary<string, CertificationLevel> Levels = new(StringComparer.Ordinal)
    {
        ["FIDO_CERTIFIED"] = CertificationLevel.L1,
        ["FIDO_CERTIFIED_L1"] = CertificationLevel.L1,
        ["FIDO_CERTIFIED_L1plus"] = CertificationLevel.L1Plus,
        ["FIDO_CERTIFIED_L2"] = CertificationLevel.L2,
        ["FIDO_CERTIFIED_L2plus"] = CertificationLevel.L2Plus,
        ["FIDO_CERTIFIED_L3"] = CertificationLevel.L3,
        ["FIDO_CERTIFIED_L3plus"] = CertificationLevel.L3Plus,
    };

    /// <summary>The highest level among reports, in their order, since the last one that took certification away.</summary>
    public static CertificationLevel Of(IEnumerable<StatusReport> reports)
    {
        var level = CertificationLevel.None;
        foreach (var report in reports)
        {
            if (report.Status is AuthenticatorStatus.NotFidoCertified or AuthenticatorStatus.Revoked)
                level = CertificationLevel.None;
            else if (Levels.TryGetValue(report.Status, out var reported) && reported > level)
                level = reported;
        }

        return level;
    }
}
