using Ostiary.Kernel;

namespace Ostiary.Accounts;

/// <summary>The secret that a browser shows for its session: 256 random bits, kept here only as SHA-256.</summary>
public static class SessionToken
{
    private const string Prefix = "ost_";
    private const int Length = 47;

    /// <summary>A new token.</summary>
    public static string New(Entropy entropy) => SecretToken.New(Prefix, entropy);

    /// <summary>What is stored and looked up; null when the text cannot be a token, so that rubbish costs no query.</summary>
    public static byte[]? HashOf(string? token) =>
        token is { Length: Length } && token.StartsWith(Prefix, StringComparison.Ordinal) ? SecretToken.HashOf(token) : null;
}
