namespace Ostiary.Accounts;

/// <summary>What a user may do beyond their own account. Later ones include the earlier.</summary>
public enum Role
{
    /// <summary>Their own account only.</summary>
    User,

    /// <summary>Sees the console; changes nothing.</summary>
    Operator,

    /// <summary>Sees and changes everything of the console.</summary>
    Administrator,
}

/// <summary>How roles are stored.</summary>
internal static class RoleText
{
    public static string Of(Role role) => role switch
    {
        Role.Administrator => "administrator",
        Role.Operator => "operator",
        _ => "user",
    };

    public static Role Read(string text) => text switch
    {
        "administrator" => Role.Administrator,
        "operator" => Role.Operator,
        "user" => Role.User,
        _ => throw new InvalidOperationException($"The stored role '{text}' is not known to this build."),
    };
}
