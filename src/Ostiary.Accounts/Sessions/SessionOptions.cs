using System.ComponentModel.DataAnnotations;

namespace Ostiary.Accounts;

/// <summary>How long sessions live. Section <c>Sessions</c>.</summary>
public sealed class SessionOptions
{
    /// <summary>The section of the configuration.</summary>
    public const string Section = "Sessions";

    /// <summary>How long a user's session may go unused.</summary>
    /// <value>The default is 8 hours.</value>
    [Range(typeof(TimeSpan), "00:05:00", "30.00:00:00")]
    public TimeSpan Idle { get; set; } = TimeSpan.FromHours(8);

    /// <summary>How long a user's session may live in all.</summary>
    /// <value>The default is 7 days.</value>
    [Range(typeof(TimeSpan), "00:15:00", "90.00:00:00")]
    public TimeSpan Absolute { get; set; } = TimeSpan.FromDays(7);

    /// <summary>How long the session of an administrator or operator may go unused.</summary>
    /// <value>The default is 15 minutes.</value>
    [Range(typeof(TimeSpan), "00:01:00", "08:00:00")]
    public TimeSpan AdministratorIdle { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>How long the session of an administrator or operator may live in all.</summary>
    /// <value>The default is 8 hours.</value>
    [Range(typeof(TimeSpan), "00:15:00", "1.00:00:00")]
    public TimeSpan AdministratorAbsolute { get; set; } = TimeSpan.FromHours(8);

    /// <summary>How long a session of this role may go unused.</summary>
    public TimeSpan IdleOf(Role role) => role == Role.User ? Idle : AdministratorIdle;

    /// <summary>How long a session of this role may live in all.</summary>
    public TimeSpan AbsoluteOf(Role role) => role == Role.User ? Absolute : AdministratorAbsolute;
}
