using System.Security.Cryptography;
using Npgsql;

namespace Ostiary.Load;

/// <summary>What a team would otherwise put together: fastify, @simplewebauthn/server and PostgreSQL, doing the least that keeps answers single-use.</summary>
internal static class PeerServer
{
    private const string Script = "bench/Ostiary.Load/peer/serve.mjs";

    /// <summary>Starts it on a database that it may make tables in.</summary>
    public static Task<Child> Start(PostgresBeside postgres) =>
        Child.Start("node", [Script], _ => new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["NODE_ENV"] = "production",
            ["OSTIARY_PEER_POSTGRES"] = UriOf(postgres.Address),
            ["OSTIARY_PEER_KEY"] = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32)),
        });

    private static string UriOf(string address)
    {
        var parts = new NpgsqlConnectionStringBuilder(address);
        return FormattableString.Invariant($"postgres://{parts.Username}@{parts.Host}:{parts.Port}/{parts.Database}");
    }
}
