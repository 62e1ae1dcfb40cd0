namespace Ostiary.Testing;

/// <summary>What a virtual TPM says before it signs. As it stands, all of it is true; each member breaks one thing, and whatever is hashed or signed later follows.</summary>
/// <remarks>Numbers of algorithms, curves and types are those of TPM 2.0 Part 2. Functions get the honest bytes.</remarks>
public sealed record TpmClaims
{
    /// <summary>Nothing but the truth.</summary>
    public static TpmClaims True { get; } = new();

    /// <summary>The statement's <c>ver</c>.</summary>
    /// <value>The default is 2.0.</value>
    public string Ver { get; init; } = "2.0";

    /// <summary>The statement's <c>alg</c>.</summary>
    /// <value>The default is null: what the attestation key signs with.</value>
    public int? Algorithm { get; init; }

    /// <summary>pubArea: the type of the key.</summary>
    /// <value>The default is null: RSA (1) or ECC (0x23), as the passkey is.</value>
    public ushort? KeyType { get; init; }

    /// <summary>pubArea: <c>nameAlg</c>. Of a number that is no hash, the name is made with SHA-256.</summary>
    /// <value>The default is SHA-256 (0x0B).</value>
    public ushort NameAlgorithm { get; init; } = 0x000B;

    /// <summary>pubArea: what the key may do.</summary>
    /// <value>The default is what Windows writes: a signing key that never leaves the TPM.</value>
    public uint ObjectAttributes { get; init; } = 0x00060472;

    /// <summary>pubArea: the digest of the policy that guards the key.</summary>
    /// <value>The default is 32 zero bytes.</value>
    public ReadOnlyMemory<byte> AuthPolicy { get; init; } = new byte[32];

    /// <summary>pubArea: the symmetric algorithm and its details, as encoded.</summary>
    /// <value>The default is none (0x0010).</value>
    public ReadOnlyMemory<byte> Symmetric { get; init; } = None;

    /// <summary>pubArea: the signature scheme and its details, as encoded.</summary>
    /// <value>The default is none (0x0010).</value>
    public ReadOnlyMemory<byte> Scheme { get; init; } = None;

    /// <summary>pubArea: the key derivation scheme of an elliptic key and its details, as encoded.</summary>
    /// <value>The default is none (0x0010).</value>
    public ReadOnlyMemory<byte> KeyDerivation { get; init; } = None;

    /// <summary>pubArea: the curve of an elliptic key.</summary>
    /// <value>The default is null: the passkey's (3, 4 or 5), or P-256 when no TPM has the passkey's.</value>
    public ushort? Curve { get; init; }

    /// <summary>pubArea: the size of an RSA key.</summary>
    /// <value>The default is null: the modulus' own, in bits.</value>
    public ushort? KeyBits { get; init; }

    /// <summary>pubArea: the exponent of an RSA key.</summary>
    /// <value>The default is 0, by which a TPM means 65537.</value>
    public uint Exponent { get; init; }

    /// <summary>pubArea: the modulus of an RSA key, or the x coordinate of an elliptic one.</summary>
    /// <value>The default is null: the passkey's.</value>
    public Func<byte[], byte[]>? Unique { get; init; }

    /// <summary>pubArea: the y coordinate of an elliptic key.</summary>
    /// <value>The default is null: the passkey's.</value>
    public Func<byte[], byte[]>? UniqueY { get; init; }

    /// <summary>pubArea as a whole; the name follows.</summary>
    /// <value>The default is null: as the members above make it.</value>
    public Func<byte[], byte[]>? PublicArea { get; init; }

    /// <summary>certInfo: the first four bytes.</summary>
    /// <value>The default is TPM_GENERATED_VALUE (0xFF544347).</value>
    public uint Magic { get; init; } = 0xFF544347;

    /// <summary>certInfo: what the TPM attests.</summary>
    /// <value>The default is TPM_ST_ATTEST_CERTIFY (0x8017).</value>
    public ushort Type { get; init; } = 0x8017;

    /// <summary>certInfo: the qualified name of the attestation key.</summary>
    /// <value>The default is empty.</value>
    public ReadOnlyMemory<byte> QualifiedSigner { get; init; }

    /// <summary>certInfo: the hash of authenticator data and client data hash.</summary>
    /// <value>The default is null: the honest hash.</value>
    public Func<byte[], byte[]>? ExtraData { get; init; }

    /// <summary>certInfo: clock, counts of resets and restarts, and whether the clock is safe; 17 bytes.</summary>
    /// <value>The default is all zero.</value>
    public ReadOnlyMemory<byte> Clock { get; init; } = new byte[17];

    /// <summary>certInfo: the version of the TPM's firmware.</summary>
    /// <value>The default is 0.</value>
    public ulong FirmwareVersion { get; init; }

    /// <summary>certInfo: the name of the key, which is nameAlg and that hash of pubArea.</summary>
    /// <value>The default is null: the honest name.</value>
    public Func<byte[], byte[]>? Name { get; init; }

    /// <summary>certInfo: the qualified name of the key.</summary>
    /// <value>The default is empty.</value>
    public ReadOnlyMemory<byte> QualifiedName { get; init; }

    /// <summary>certInfo as a whole, before it is signed.</summary>
    /// <value>The default is null: as the members above make it.</value>
    public Func<byte[], byte[]>? CertInfo { get; init; }

    private static ReadOnlyMemory<byte> None => new byte[] { 0x00, 0x10 };
}
