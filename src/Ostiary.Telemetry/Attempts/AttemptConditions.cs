namespace Ostiary.Telemetry;

/// <summary>The dimensions of <see cref="AttemptFilter"/> in SQL: as conditions that an empty parameter switches off, and as what to tell segments apart by.</summary>
/// <remarks>Rollups keep <c>none</c> where an attempt has no error class; then the same text serves both tables.</remarks>
internal static class AttemptConditions
{
    /// <summary>For rollups and for attempts.</summary>
    public const string InRollups =
        """
        AND (@flow = '' OR flow = @flow)
           AND (@operation = '' OR operation = @operation)
           AND (@mediation = '' OR mediation = @mediation)
           AND (@surface = '' OR surface = @surface)
           AND (@outcome = '' OR outcome = @outcome)
           AND (@os = '' OR os = @os)
           AND (@browser = '' OR browser = @browser)
           AND (@formFactor = '' OR form_factor = @formFactor)
           AND (@authenticator = '' OR authenticator_class = @authenticator)
           AND (@transport = '' OR transport = @transport)
           AND (@errorClass = '' OR COALESCE(error_class, 'none') = @errorClass)
           AND (@party = '' OR COALESCE(party, 'none') = @party)
        """;

    /// <summary>For attempts alone. A version stands for all below it: 18 for 18.0.0, too.</summary>
    public const string BeyondRollups =
        """
        AND (@osVersion = '' OR COALESCE(os_version, 'unknown') = @osVersion OR substr(os_version, 1, length(@osVersion) + 1) = @osVersion || '.')
           AND (@browserVersion = '' OR COALESCE(browser_version, 'unknown') = @browserVersion
                OR substr(browser_version, 1, length(@browserVersion) + 1) = @browserVersion || '.')
           AND (@oem = '' OR COALESCE(oem, 'unknown') = @oem)
           AND (@model = '' OR COALESCE(model, 'unknown') = @model)
           AND (@touchpoint = '' OR COALESCE(touchpoint, 'unknown') = @touchpoint)
        """;

    /// <summary>Branches of <c>CASE @by</c>, for rollups and for attempts.</summary>
    public const string SegmentInRollups =
        """
        WHEN 'flow' THEN flow WHEN 'operation' THEN operation WHEN 'mediation' THEN mediation WHEN 'surface' THEN surface
           WHEN 'outcome' THEN outcome WHEN 'os' THEN os WHEN 'browser' THEN browser WHEN 'formFactor' THEN form_factor
           WHEN 'authenticator' THEN authenticator_class WHEN 'transport' THEN transport
           WHEN 'errorClass' THEN COALESCE(error_class, 'none') WHEN 'party' THEN COALESCE(party, 'none')
        """;

    /// <summary>Branches of <c>CASE @by</c>, for attempts alone.</summary>
    public const string SegmentBeyondRollups =
        """
        WHEN 'osVersion' THEN COALESCE(os_version, 'unknown') WHEN 'browserVersion' THEN COALESCE(browser_version, 'unknown')
           WHEN 'oem' THEN COALESCE(oem, 'unknown') WHEN 'model' THEN COALESCE(model, 'unknown') WHEN 'touchpoint' THEN COALESCE(touchpoint, 'unknown')
        """;
}
