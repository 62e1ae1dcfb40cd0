using System.Reflection;
using System.Runtime.InteropServices;

namespace Ostiary.WebAuthn;

/// <summary>The few functions of OpenSSL's libcrypto that are called here. .NET loads the same library on Linux.</summary>
internal static partial class Libcrypto
{
    /// <summary>What functions return that did what they were asked.</summary>
    public const int Success = 1;

    private const string Name = "libcrypto";

    private static readonly string[] FileNames = ["libcrypto.so.3", "libcrypto.so.1.1", "libcrypto.3.dylib"];

    private static readonly string[] Functions =
    [
        nameof(EC_KEY_new_by_curve_name), nameof(EC_KEY_oct2key), nameof(EC_KEY_free), nameof(ECDSA_verify),
        nameof(RSA_new), nameof(RSA_set0_key), nameof(RSA_verify), nameof(RSA_free),
        nameof(BN_bin2bn), nameof(BN_CTX_new), nameof(BN_CTX_free),
        nameof(EVP_PKEY_new_raw_public_key), nameof(EVP_PKEY_free), nameof(EVP_MD_CTX_new), nameof(EVP_MD_CTX_free),
        nameof(EVP_DigestVerifyInit), nameof(EVP_DigestVerify), nameof(ERR_clear_error),
        nameof(SHA256_Init), nameof(SHA256_Update), nameof(SHA256_Final),
    ];

    private static readonly nint Library = Load();

    /// <summary>True when the library is there with every function that is called here; a build without deprecated ones lacks some.</summary>
    public static bool IsAvailable => Library != 0;

    [LibraryImport(Name)]
    internal static partial nint EC_KEY_new_by_curve_name(int nid);

    [LibraryImport(Name)]
    internal static partial int EC_KEY_oct2key(nint key, ReadOnlySpan<byte> point, nint length, nint context);

    [LibraryImport(Name)]
    internal static partial void EC_KEY_free(nint key);

    [LibraryImport(Name)]
    internal static partial int ECDSA_verify(
        int type, ReadOnlySpan<byte> digest, int digestLength, ReadOnlySpan<byte> signature, int signatureLength, nint key);

    [LibraryImport(Name)]
    internal static partial nint RSA_new();

    [LibraryImport(Name)]
    internal static partial int RSA_set0_key(nint key, nint modulus, nint exponent, nint secret);

    [LibraryImport(Name)]
    internal static partial int RSA_verify(
        int hash, ReadOnlySpan<byte> digest, int digestLength, ReadOnlySpan<byte> signature, int signatureLength, nint key);

    [LibraryImport(Name)]
    internal static partial void RSA_free(nint key);

    [LibraryImport(Name)]
    internal static partial nint BN_bin2bn(ReadOnlySpan<byte> bytes, int length, nint destination);

    [LibraryImport(Name)]
    internal static partial nint BN_CTX_new();

    [LibraryImport(Name)]
    internal static partial void BN_CTX_free(nint context);

    [LibraryImport(Name)]
    internal static partial nint EVP_PKEY_new_raw_public_key(int type, nint engine, ReadOnlySpan<byte> key, nint length);

    [LibraryImport(Name)]
    internal static partial void EVP_PKEY_free(nint key);

    [LibraryImport(Name)]
    internal static partial nint EVP_MD_CTX_new();

    [LibraryImport(Name)]
    internal static partial void EVP_MD_CTX_free(nint context);

    [LibraryImport(Name)]
    internal static partial int EVP_DigestVerifyInit(nint context, nint keyContext, nint digest, nint engine, nint key);

    [LibraryImport(Name)]
    internal static partial int EVP_DigestVerify(
        nint context, ReadOnlySpan<byte> signature, nint signatureLength, ReadOnlySpan<byte> data, nint dataLength);

    [LibraryImport(Name)]
    internal static partial void ERR_clear_error();

    [LibraryImport(Name)]
    [SuppressGCTransition]
    internal static partial int SHA256_Init(Span<ulong> context);

    /// <summary>Of a message so short that the garbage collector can wait for it: well below a microsecond.</summary>
    [LibraryImport(Name)]
    [SuppressGCTransition]
    internal static partial int SHA256_Update(Span<ulong> context, ReadOnlySpan<byte> data, nint length);

    [LibraryImport(Name)]
    [SuppressGCTransition]
    internal static partial int SHA256_Final(Span<byte> digest, Span<ulong> context);

    private static nint Load()
    {
        foreach (var fileName in FileNames)
        {
            if (NativeLibrary.TryLoad(fileName, out var library) && Functions.All(name => NativeLibrary.TryGetExport(library, name, out _)))
            {
                NativeLibrary.SetDllImportResolver(Assembly.GetExecutingAssembly(), (name, _, _) => name == Name ? library : 0);
                return library;
            }
        }

        return 0;
    }
}
