using System.Security.Cryptography;
using System.Text;
using Ostiary.Kernel;

namespace Ostiary.Accounts;

/// <summary>Opaque secrets of 256 random bits. The server keeps only their SHA-256, so that a stolen table opens nothing.</summary>
internal static class SecretToken
{
    private const int Length = 32;

    public static string New(string prefix, Entropy entropy) => prefix + Base64UrlText.Encode(entropy.Bytes(Length));

    public static byte[] HashOf(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));
}
