using System.Buffers.Binary;
using System.Collections.Frozen;
using System.Security.Cryptography;
using Ostiary.Kernel;

namespace Ostiary.WebAuthn;

/// <summary>A TPM's own description of a key (TPMT_PUBLIC, TPM 2.0 Part 2 §12.2.4).</summary>
internal sealed record TpmPublicArea
{
    private const string FieldName = "attestationObject.attStmt.pubArea";
    private const int MostModulusBytes = 1024;
    private const int MostCoordinateBytes = 66;
    private const uint DefaultExponent = 65537;

    private static readonly FrozenDictionary<TpmAlgorithm, HashAlgorithmName> NameHashes = new Dictionary<TpmAlgorithm, HashAlgorithmName>
    {
        [TpmAlgorithm.Sha1] = HashAlgorithmName.SHA1,
        [TpmAlgorithm.Sha256] = HashAlgorithmName.SHA256,
        [TpmAlgorithm.Sha384] = HashAlgorithmName.SHA384,
        [TpmAlgorithm.Sha512] = HashAlgorithmName.SHA512,
    }.ToFrozenDictionary();

    /// <summary>TPM_ECC_CURVE, TPM 2.0 Part 2 §6.4; the curves that COSE knows too.</summary>
    private static readonly FrozenDictionary<ushort, CoseCurve> Curves = new Dictionary<ushort, CoseCurve>
    {
        [3] = CoseCurve.P256,
        [4] = CoseCurve.P384,
        [5] = CoseCurve.P521,
    }.ToFrozenDictionary();

    // An algorithm that may stand in one place, and how many bytes of details follow it there.
    private static readonly FrozenDictionary<TpmAlgorithm, int> Symmetric = Details(
        (TpmAlgorithm.Null, 0), (TpmAlgorithm.Tdes, 4), (TpmAlgorithm.Aes, 4), (TpmAlgorithm.Sm4, 4), (TpmAlgorithm.Camellia, 4));

    private static readonly FrozenDictionary<TpmAlgorithm, int> RsaSchemes = Details(
        (TpmAlgorithm.Null, 0), (TpmAlgorithm.RsaSsa, 2), (TpmAlgorithm.RsaEs, 0), (TpmAlgorithm.RsaPss, 2), (TpmAlgorithm.Oaep, 2));

    private static readonly FrozenDictionary<TpmAlgorithm, int> EccSchemes = Details(
        (TpmAlgorithm.Null, 0), (TpmAlgorithm.EcDsa, 2), (TpmAlgorithm.EcDh, 2), (TpmAlgorithm.EcDaa, 4),
        (TpmAlgorithm.Sm2, 2), (TpmAlgorithm.EcSchnorr, 2), (TpmAlgorithm.EcMqv, 2));

    private static readonly FrozenDictionary<TpmAlgorithm, int> KeyDerivations = Details(
        (TpmAlgorithm.Null, 0), (TpmAlgorithm.Mgf1, 2), (TpmAlgorithm.Kdf1Sp80056A, 2), (TpmAlgorithm.Kdf2, 2), (TpmAlgorithm.Kdf1Sp800108, 2));

    /// <summary>The key.</summary>
    public required TpmPublicKey Key { get; init; }

    /// <summary>What the TPM calls the key (TPM 2.0 Part 1 §16): the number of a hash, then that hash of the description.</summary>
    public required ReadOnlyMemory<byte> Name { get; init; }

    /// <summary>Reads a description of an RSA or elliptic key to its last byte.</summary>
    /// <remarks>Fails with <c>webauthn.attestation_tpm_public_area_malformed</c>, saying where.</remarks>
    public static Outcome<TpmPublicArea> Parse(ReadOnlySpan<byte> bytes)
    {
        var cursor = new ByteCursor(bytes);
        var type = (TpmAlgorithm)cursor.TakeUInt16();
        var nameAlgorithm = (TpmAlgorithm)cursor.TakeUInt16();
        if (!NameHashes.TryGetValue(nameAlgorithm, out var nameHash))
            return Malformed(cursor, $"nameAlg 0x{nameAlgorithm:X} is none of SHA-1, SHA-256, SHA-384 and SHA-512");

        // What else the key may do, and who may use it, is between the TPM and its owner: objectAttributes and authPolicy.
        cursor.TakeUInt32();
        cursor.TakeSized(SHA512.HashSizeInBytes);
        TpmPublicKey? key = type switch
        {
            TpmAlgorithm.Rsa => TakeRsaKey(ref cursor),
            TpmAlgorithm.Ecc => TakeEccKey(ref cursor),
            _ => null,
        };
        if (key is null || cursor.Overran)
            return Malformed(cursor, $"an RSA or elliptic key with known parameters is due; the type is 0x{type:X}");

        return cursor.Remaining == 0
            ? new TpmPublicArea { Key = key, Name = NameOf(bytes, nameAlgorithm, nameHash) }
            : Malformed(cursor, $"{cursor.Remaining} bytes follow the key");
    }

    private static TpmPublicKey.Rsa? TakeRsaKey(ref ByteCursor cursor)
    {
        if (!TakeAlgorithm(ref cursor, Symmetric) || !TakeAlgorithm(ref cursor, RsaSchemes))
            return null;

        var keyBits = cursor.TakeUInt16();
        var exponent = cursor.TakeUInt32();
        var modulus = cursor.TakeSized(MostModulusBytes).ToArray();
        return keyBits == modulus.Length * 8 ? new(modulus, BigEndian(exponent == 0 ? DefaultExponent : exponent)) : null;
    }

    private static TpmPublicKey.Ecc? TakeEccKey(ref ByteCursor cursor)
    {
        if (!TakeAlgorithm(ref cursor, Symmetric) || !TakeAlgorithm(ref cursor, EccSchemes))
            return null;

        var isKnown = Curves.TryGetValue(cursor.TakeUInt16(), out var curve);
        if (!isKnown || !TakeAlgorithm(ref cursor, KeyDerivations))
            return null;

        var x = cursor.TakeSized(MostCoordinateBytes).ToArray();
        var y = cursor.TakeSized(MostCoordinateBytes).ToArray();
        return new(curve, x, y);
    }

    private static bool TakeAlgorithm(ref ByteCursor cursor, FrozenDictionary<TpmAlgorithm, int> allowed) =>
        allowed.TryGetValue((TpmAlgorithm)cursor.TakeUInt16(), out var details) && cursor.Take(details).Length == details;

    private static byte[] BigEndian(uint number)
    {
        var bytes = new byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, number);
        return bytes.AsSpan().TrimStart((byte)0).ToArray();
    }

    private static byte[] NameOf(ReadOnlySpan<byte> bytes, TpmAlgorithm algorithm, HashAlgorithmName hash) =>
        [(byte)((ushort)algorithm >> 8), (byte)algorithm, .. CryptographicOperations.HashData(hash, bytes)];

    private static FrozenDictionary<TpmAlgorithm, int> Details(params (TpmAlgorithm Algorithm, int Bytes)[] allowed) =>
        allowed.ToFrozenDictionary(one => one.Algorithm, one => one.Bytes);

    private static Failure Malformed(ByteCursor cursor, string detail) => new(WebAuthnCodes.AttestationTpmPublicAreaMalformed, detail)
    {
        Field = FieldName,
        Offset = cursor.Position,
    };
}
