namespace Ostiary.WebAuthn;

/// <summary>What a TPM calls algorithms (TPM_ALG_ID, TPM 2.0 Part 2 §6.3), as far as they may stand in the description of a signing key.</summary>
internal enum TpmAlgorithm : ushort
{
    Rsa = 0x0001,
    Tdes = 0x0003,
    Sha1 = 0x0004,
    Aes = 0x0006,
    Mgf1 = 0x0007,
    Sha256 = 0x000B,
    Sha384 = 0x000C,
    Sha512 = 0x000D,
    Null = 0x0010,
    Sm4 = 0x0013,
    RsaSsa = 0x0014,
    RsaEs = 0x0015,
    RsaPss = 0x0016,
    Oaep = 0x0017,
    EcDsa = 0x0018,
    EcDh = 0x0019,
    EcDaa = 0x001A,
    Sm2 = 0x001B,
    EcSchnorr = 0x001C,
    EcMqv = 0x001D,
    Kdf1Sp80056A = 0x0020,
    Kdf2 = 0x0021,
    Kdf1Sp800108 = 0x0022,
    Ecc = 0x0023,
    Camellia = 0x0026,
}
