using System.Reflection;
using System.Runtime.InteropServices;

namespace Ostiary.Testing;

/// <summary>The few functions of OpenSSL's libcrypto that Edwards keys need, because .NET has none of its own for them.</summary>
internal static partial class Libcrypto
{
    /// <summary>The name under which the functions are imported; resolved to whatever version the machine has.</summary>
    private const string Library = "libcrypto";

    private static readonly string[] KnownNames = ["libcrypto.so.3", "libcrypto.so.1.1", "libcrypto.3.dylib", "libcrypto-3-x64.dll"];
    private static readonly nint Handle = Load();

    /// <summary>NID of Ed25519 in OpenSSL.</summary>
    public const int Ed25519 = 1087;

    /// <summary>NID of Ed448 in OpenSSL.</summary>
    public const int Ed448 = 1088;

    static Libcrypto() => NativeLibrary.SetDllImportResolver(typeof(Libcrypto).Assembly, Resolve);

    /// <summary>True when the library is on this machine.</summary>
    public static bool IsPresent => Handle != 0;

    [LibraryImport(Library, EntryPoint = "EVP_PKEY_new_raw_private_key")]
    internal static partial LibcryptoKey NewPrivateKey(int type, nint engine, ReadOnlySpan<byte> key, nuint length);

    [LibraryImport(Library, EntryPoint = "EVP_PKEY_get_raw_public_key")]
    internal static partial int GetPublicKey(LibcryptoKey key, Span<byte> output, ref nuint length);

    [LibraryImport(Library, EntryPoint = "EVP_PKEY_free")]
    internal static partial void FreeKey(nint key);

    [LibraryImport(Library, EntryPoint = "EVP_MD_CTX_new")]
    internal static partial LibcryptoContext NewContext();

    [LibraryImport(Library, EntryPoint = "EVP_MD_CTX_free")]
    internal static partial void FreeContext(nint context);

    [LibraryImport(Library, EntryPoint = "EVP_DigestSignInit")]
    internal static partial int BeginSigning(LibcryptoContext context, nint keyContext, nint digest, nint engine, LibcryptoKey key);

    [LibraryImport(Library, EntryPoint = "EVP_DigestSign")]
    internal static partial int Sign(LibcryptoContext context, Span<byte> signature, ref nuint signatureLength, ReadOnlySpan<byte> message, nuint messageLength);

    private static nint Load()
    {
        foreach (var name in KnownNames)
        {
            if (NativeLibrary.TryLoad(name, out var handle))
                return handle;
        }

        return 0;
    }

    // Zero lets the runtime look by itself, for any other library.
    private static nint Resolve(string name, Assembly assembly, DllImportSearchPath? path) =>
        string.Equals(name, Library, StringComparison.Ordinal) ? Handle : 0;
}

/// <summary>An EVP_PKEY.</summary>
internal sealed class LibcryptoKey() : SafeHandle(0, ownsHandle: true)
{
    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle()
    {
        Libcrypto.FreeKey(handle);
        return true;
    }
}

/// <summary>An EVP_MD_CTX.</summary>
internal sealed class LibcryptoContext() : SafeHandle(0, ownsHandle: true)
{
    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle()
    {
        Libcrypto.FreeContext(handle);
        return true;
    }
}
