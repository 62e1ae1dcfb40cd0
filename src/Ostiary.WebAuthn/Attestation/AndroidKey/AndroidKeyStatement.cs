using Ostiary.Kernel;

namespace Ostiary.WebAuthn;

/// <summary>The syntax of an <c>android-key</c> statement (WebAuthn L3 §8.4).</summary>
/// <param name="Algorithm">The number of the algorithm that made the signature.</param>
/// <param name="Signature">The signature.</param>
/// <param name="Certificates">The certificates in DER, the credential's own first; the root may be among them or not.</param>
internal sealed record AndroidKeyStatement(Int128 Algorithm, ReadOnlyMemory<byte> Signature, IReadOnlyList<ReadOnlyMemory<byte>> Certificates)
{
    /// <summary>Reads a statement. Fails with <c>webauthn.attestation_statement_malformed</c>.</summary>
    public static Outcome<AndroidKeyStatement> Parse(CborValue statement)
    {
        var members = new StatementMembers(statement);
        var read = new AndroidKeyStatement(members.Integer("alg"), members.Bytes("sig"), members.Certificates());
        return members.End() is { } broken ? broken : read;
    }
}
