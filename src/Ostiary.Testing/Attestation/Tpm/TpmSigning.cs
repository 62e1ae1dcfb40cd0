using System.Diagnostics.CodeAnalysis;

namespace Ostiary.Testing;

/// <summary>What the attestation key of a virtual TPM signs with. The numbers are COSE's.</summary>
[SuppressMessage("Design", "CA1008:Enums should have zero value", Justification = "Zero is a reserved COSE algorithm.")]
public enum TpmSigning
{
    /// <summary>ECDSA on P-256 with SHA-256.</summary>
    ES256 = -7,

    /// <summary>ECDSA on P-384 with SHA-384.</summary>
    ES384 = -35,

    /// <summary>ECDSA on P-521 with SHA-512.</summary>
    ES512 = -36,

    /// <summary>RSASSA-PSS with SHA-256, 2048 bits.</summary>
    PS256 = -37,

    /// <summary>RSASSA-PKCS1-v1_5 with SHA-256, 2048 bits.</summary>
    RS256 = -257,

    /// <summary>RSASSA-PKCS1-v1_5 with SHA-384, 2048 bits.</summary>
    RS384 = -258,

    /// <summary>RSASSA-PKCS1-v1_5 with SHA-512, 2048 bits.</summary>
    RS512 = -259,

    /// <summary>RSASSA-PKCS1-v1_5 with SHA-1, 2048 bits: what TPMs of the 1.2 era have.</summary>
    RS1 = -65535,
}
