using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Ostiary.Accounts;

/// <summary>What one credential shows of itself in options, apart from its bytes.</summary>
/// <param name="IdLength">Bytes of the credential id.</param>
/// <param name="Transports">As the authenticator named them.</param>
public sealed record CredentialOutline(int IdLength, IReadOnlyList<string> Transports);

/// <summary>A list of credentials as a stranger sees it, and how many users of a sample have a list just like it.</summary>
public sealed record CredentialList
{
    /// <summary>A list that <paramref name="users"/> of the sample have.</summary>
    public CredentialList(IReadOnlyList<CredentialOutline> credentials, int users)
    {
        (Credentials, Users) = (credentials, users);
        Fingerprint = BinaryPrimitives.ReadUInt64LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(TextOf(credentials))));
    }

    /// <summary>In the order of the options.</summary>
    public IReadOnlyList<CredentialOutline> Credentials { get; }

    /// <summary>How many users; at least 1.</summary>
    public int Users { get; }

    /// <summary>The same for the same list, in every process.</summary>
    public ulong Fingerprint { get; }

    /// <summary>Equal for lists that look alike.</summary>
    internal static string TextOf(IEnumerable<CredentialOutline> credentials) =>
        string.Join('\n', credentials.Select(one => FormattableString.Invariant($"{one.IdLength} {PasskeyRow.Text(one.Transports)}")));
}
