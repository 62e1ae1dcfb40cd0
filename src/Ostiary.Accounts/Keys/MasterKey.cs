using System.Security.Cryptography;
using System.Text;
using Ostiary.Kernel;

namespace Ostiary.Accounts;

/// <summary>The one key outside the database: it wraps the ring, so that a copy of the database alone opens nothing.</summary>
public sealed class MasterKey : IDisposable
{
    private const int Length = 32;
    private const int NonceLength = 12;
    private const int TagLength = 16;

    private readonly AesGcm _cipher;
    private readonly string _origin;

    private MasterKey(byte[] key, string origin)
    {
        _cipher = new AesGcm(key, TagLength);
        _origin = origin;
        CryptographicOperations.ZeroMemory(key);
    }

    /// <summary>The key of a file, which is made first, readable by its owner only, when there is none. Two processes may do so at once.</summary>
    /// <exception cref="WrongMasterKeyException">The file does not hold a master key.</exception>
    public static MasterKey LoadOrCreate(string file, Entropy entropy)
    {
        var path = Path.GetFullPath(file);
        if (!File.Exists(path))
            Create(path, entropy);

        return Base64UrlText.TryDecode(File.ReadAllText(path).AsSpan().Trim(), out var key) && key.Length == Length
            ? new MasterKey(key, path)
            : throw new WrongMasterKeyException($"{path} does not hold a master key: 32 bytes as base64url on one line. Put the right file there.");
    }

    /// <inheritdoc/>
    public void Dispose() => _cipher.Dispose();

    /// <summary>AES-256-GCM: nonce, ciphertext and tag, bound to the key's id and purpose.</summary>
    internal byte[] Wrap(ReadOnlySpan<byte> secret, KeyId id, string purpose, Entropy entropy)
    {
        var wrapped = new byte[NonceLength + secret.Length + TagLength];
        entropy.Fill(wrapped.AsSpan(0, NonceLength));
        _cipher.Encrypt(
            wrapped.AsSpan(0, NonceLength),
            secret,
            wrapped.AsSpan(NonceLength, secret.Length),
            wrapped.AsSpan(NonceLength + secret.Length),
            AssociatedData(id, purpose));
        return wrapped;
    }

    internal byte[] Unwrap(ReadOnlySpan<byte> wrapped, KeyId id, string purpose)
    {
        try
        {
            var secret = new byte[wrapped.Length - NonceLength - TagLength];
            _cipher.Decrypt(wrapped[..NonceLength], wrapped[NonceLength..^TagLength], wrapped[^TagLength..], secret, AssociatedData(id, purpose));
            return secret;
        }
        catch (AuthenticationTagMismatchException error)
        {
            throw new WrongMasterKeyException(
                $"The master key in {_origin} is not the one that this database's keys were wrapped with ({id}). "
                + "Put the file that belongs to this database there, or name it by Keys:MasterKeyFile. Every node needs the same one. "
                + "Without it, stored passkeys cannot be trusted and pending ceremonies cannot be read.",
                error);
        }
    }

    private static byte[] AssociatedData(KeyId id, string purpose) => Encoding.UTF8.GetBytes($"ostiary ring key\n{id.Value}\n{purpose}");

    private static void Create(string path, Entropy entropy)
    {
        PrivateFolder.Make(Path.GetDirectoryName(path)!);
        var draft = $"{path}.{Convert.ToHexStringLower(entropy.Bytes(8))}";
        var create = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            create.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;

        using (var stream = new FileStream(draft, create))
        {
            stream.Write(Encoding.ASCII.GetBytes(Base64UrlText.Encode(entropy.Bytes(Length)) + "\n"));
            stream.Flush(flushToDisk: true);
        }

        // Whole or not at all, and never over the file of another process that was faster.
        if (!NewFile.Publish(draft, path) && !File.Exists(path))
            throw new IOException($"The master key could not be written to {path}.");
    }
}
