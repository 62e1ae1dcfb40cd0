using Ostiary.Kernel;

namespace Ostiary.WebAuthn;

/// <summary>The syntax of a packed statement (WebAuthn L3 §8.2).</summary>
/// <param name="Algorithm">The number of the algorithm that made the signature.</param>
/// <param name="Signature">The signature.</param>
/// <param name="Certificates">The certificates in DER, the one that signed first; null when the credential signed for itself.</param>
internal sealed record PackedStatement(Int128 Algorithm, ReadOnlyMemory<byte> Signature, IReadOnlyList<ReadOnlyMemory<byte>>? Certificates)
{
    /// <summary>Reads a statement. Fails with <c>webauthn.attestation_statement_malformed</c>.</summary>
    public static Outcome<PackedStatement> Parse(CborValue statement)
    {
        var members = new StatementMembers(statement);
        var read = new PackedStatement(
            members.Integer("alg"),
            members.Bytes("sig"),
            members.Has("x5c") ? members.Certificates() : null);

        return members.End() is { } broken ? broken : read;
    }
}
