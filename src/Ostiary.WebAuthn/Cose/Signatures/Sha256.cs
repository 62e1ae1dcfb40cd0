using System.Security.Cryptography;

namespace Ostiary.WebAuthn;

/// <summary>
/// SHA-256 of short messages, which each answer needs several times: by OpenSSL's own functions where they are at hand, because looking the
/// algorithm up anew takes .NET several times as long as such a message does.
/// </summary>
internal static class Sha256
{
    /// <summary>Room for OpenSSL's <c>SHA256_CTX</c>, which has 112 bytes (sha.h); part of its binary interface.</summary>
    private const int ContextWords = 16;

    private const int BytesOfOneCall = 512;

    /// <summary>Writes the hash of a message: 32 bytes.</summary>
    public static void Hash(ReadOnlySpan<byte> message, Span<byte> destination)
    {
        if (!Libcrypto.IsAvailable)
        {
            SHA256.HashData(message, destination);
            return;
        }

        // OpenSSL does not ask how much room there is; the slice does.
        destination = destination[..SHA256.HashSizeInBytes];
        Span<ulong> context = stackalloc ulong[ContextWords];
        var success = Libcrypto.SHA256_Init(context);
        while (!message.IsEmpty)
        {
            var piece = message[..Math.Min(message.Length, BytesOfOneCall)];
            success &= Libcrypto.SHA256_Update(context, piece, piece.Length);
            message = message[piece.Length..];
        }

        if ((success & Libcrypto.SHA256_Final(destination, context)) != Libcrypto.Success)
            throw new CryptographicException("libcrypto could not hash.");
    }
}
