using Npgsql;

namespace Ostiary.Storage;

/// <summary>Reads <c>postgres://user:password@host:port/name?Setting=value</c> as well as Npgsql's own connection strings.</summary>
internal static class PostgresAddress
{
    /// <summary>Whether the text can be read and names a host. What it says stays unsaid: it holds a password.</summary>
    public static bool IsOne(string text)
    {
        try
        {
            return !string.IsNullOrWhiteSpace(Read(text).Host);
        }
        catch (Exception unreadable) when (unreadable is ArgumentException or FormatException)
        {
            return false;
        }
    }

    public static NpgsqlConnectionStringBuilder Read(string text)
    {
        if (!text.StartsWith("postgres://", StringComparison.Ordinal) && !text.StartsWith("postgresql://", StringComparison.Ordinal))
            return new NpgsqlConnectionStringBuilder(text);

        var uri = new Uri(text);
        var address = new NpgsqlConnectionStringBuilder
        {
            Host = uri.Host,
            Port = uri.Port > 0 ? uri.Port : 5432,
            Database = Uri.UnescapeDataString(uri.AbsolutePath.TrimStart('/')),
        };
        var user = uri.UserInfo.Split(':', 2);
        if (user[0].Length > 0)
            address.Username = Uri.UnescapeDataString(user[0]);

        if (user.Length == 2)
            address.Password = Uri.UnescapeDataString(user[1]);

        foreach (var setting in uri.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var pair = setting.Split('=', 2);
            address[NameOf(pair[0])] = Uri.UnescapeDataString(pair.Length == 2 ? pair[1] : "");
        }

        return address;
    }

    private static string NameOf(string setting) => setting is "sslmode" ? "SSL Mode" : Uri.UnescapeDataString(setting);
}
