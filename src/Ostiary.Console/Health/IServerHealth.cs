namespace Ostiary.Console.Health;

/// <summary>How the server is, as it says itself: only the server, which joins the rooms, sees all of it.</summary>
public interface IServerHealth
{
    /// <summary>Looks now. Never throws because something is wrong: that is what the answer is for.</summary>
    Task<ServerHealth> Look(CancellationToken cancel);
}

/// <summary>How the server is at one moment.</summary>
/// <param name="Version">Of the product.</param>
/// <param name="StartedAt">When this process started.</param>
/// <param name="LookedAt">When this was found out.</param>
/// <param name="Checks">One line for each part that can be well or unwell: database, migrations, key ring, …</param>
public sealed record ServerHealth(string Version, DateTimeOffset StartedAt, DateTimeOffset LookedAt, IReadOnlyList<HealthCheck> Checks)
{
    /// <summary>The worst of all checks.</summary>
    public HealthState Worst => Checks.Count == 0 ? HealthState.Good : Checks.Max(check => check.State);

    /// <summary>How long the process has been running, in words.</summary>
    public string Uptime
    {
        get
        {
            var up = LookedAt - StartedAt;
            return up.TotalDays >= 1 ? $"{(int)up.TotalDays} d {up.Hours} h" : up.TotalHours >= 1 ? $"{(int)up.TotalHours} h {up.Minutes} min" : $"{(int)up.TotalMinutes} min";
        }
    }
}

/// <summary>One part of the server.</summary>
/// <param name="Name">What it is, such as "Database".</param>
/// <param name="State">How it is.</param>
/// <param name="Text">What was seen, in a sentence; no secret, no address with a password.</param>
public sealed record HealthCheck(string Name, HealthState State, string Text);

/// <summary>From well to unwell.</summary>
public enum HealthState
{
    /// <summary>As it should be.</summary>
    Good,

    /// <summary>Works, and someone should look soon.</summary>
    Attention,

    /// <summary>Does not work.</summary>
    Bad,
}
