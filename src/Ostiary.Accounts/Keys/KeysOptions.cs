using System.ComponentModel.DataAnnotations;

namespace Ostiary.Accounts;

/// <summary>Where the master key lies and how often keys change. Section <c>Keys</c>.</summary>
public sealed class KeysOptions
{
    /// <summary>The section of the configuration.</summary>
    public const string Section = "Keys";

    /// <summary>Path of the file with the master key: 32 bytes as base64url on one line. Made at the first start when missing.</summary>
    /// <value>The default is <c>master.key</c> in the data directory. All nodes of one database need the same file.</value>
    public string MasterKeyFile { get; set; } = "";

    /// <summary>How long a key seals ceremonies before the next one takes over.</summary>
    /// <value>The default is 30 days.</value>
    [Range(typeof(TimeSpan), "2.00:00:00", "365.00:00:00")]
    public TimeSpan RotationPeriod { get; set; } = TimeSpan.FromDays(30);
}
