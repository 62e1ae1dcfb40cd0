using Ostiary.Kernel;

namespace Ostiary.WebAuthn;

/// <summary>The syntax of a tpm statement (WebAuthn L3 §8.3).</summary>
internal sealed record TpmStatement
{
    private const string Version = "2.0";

    /// <summary>The algorithm of the signature, and of the hash that the TPM signed along.</summary>
    public required SignatureScheme Scheme { get; init; }

    /// <summary>The certificates in DER, that of the attestation key first.</summary>
    public required IReadOnlyList<ReadOnlyMemory<byte>> Certificates { get; init; }

    /// <summary>The signature over <see cref="CertInfo"/>, in WebAuthn's format: no TPM client wraps it into a TPMT_SIGNATURE.</summary>
    public required ReadOnlyMemory<byte> Signature { get; init; }

    /// <summary>The TPM's word that it holds a key, as signed.</summary>
    public required ReadOnlyMemory<byte> CertInfo { get; init; }

    /// <summary>The TPM's description of that key.</summary>
    public required TpmPublicArea PublicArea { get; init; }

    /// <summary>Reads a statement.</summary>
    /// <remarks>
    /// Fails with <c>webauthn.attestation_statement_malformed</c>, <c>webauthn.algorithm_unsupported</c> or
    /// <c>webauthn.attestation_tpm_public_area_malformed</c>.
    /// </remarks>
    public static Outcome<TpmStatement> Parse(CborValue statement)
    {
        var members = new StatementMembers(statement);
        var version = members.Text("ver");
        var algorithm = members.Integer("alg");
        var certificates = members.Certificates();
        var signature = members.Bytes("sig");
        var certInfo = members.Bytes("certInfo");
        var publicArea = members.Bytes("pubArea");
        if (members.End() is { } broken)
            return broken;

        if (version != Version)
            return new Failure(WebAuthnCodes.AttestationStatementMalformed, $"ver {Version} is due");

        if (SchemeOf(algorithm) is not { } scheme)
            return new Failure(WebAuthnCodes.AlgorithmUnsupported, $"attestation alg {algorithm} of a TPM");

        return TpmPublicArea.Parse(publicArea.Span).Map(described => new TpmStatement
        {
            Scheme = scheme,
            Certificates = certificates,
            Signature = signature,
            CertInfo = certInfo,
            PublicArea = described,
        });
    }

    /// <summary>A scheme that a TPM can sign with. SHA-1 is let pass here and nowhere else: TPMs of the 1.2 era attest with nothing better.</summary>
    private static SignatureScheme? SchemeOf(Int128 algorithm)
    {
        if (algorithm == (int)SignatureScheme.Rs1.Algorithm)
            return SignatureScheme.Rs1;

        return SignatureScheme.Find(algorithm) is { Curve: null or CoseCurve.P256 or CoseCurve.P384 or CoseCurve.P521 } scheme
            && SignatureVerifier.Current.Supports(scheme)
                ? scheme
                : null;
    }
}
