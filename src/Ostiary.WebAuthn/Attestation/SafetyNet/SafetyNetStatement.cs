using Ostiary.Kernel;

namespace Ostiary.WebAuthn;

/// <summary>The syntax of an <c>android-safetynet</c> statement (WebAuthn L3 §8.5).</summary>
/// <param name="Response">What the SafetyNet service answered: a JWS in compact serialization.</param>
internal sealed record SafetyNetStatement(ReadOnlyMemory<byte> Response)
{
    /// <summary>Reads a statement; of its version only that there is one. Fails with <c>webauthn.attestation_statement_malformed</c>.</summary>
    public static Outcome<SafetyNetStatement> Parse(CborValue statement)
    {
        var members = new StatementMembers(statement);
        var version = members.Text("ver");
        var read = new SafetyNetStatement(members.Bytes("response"));
        if (members.End() is { } broken)
            return broken;

        return version.Length > 0
            ? read
            : new Failure(WebAuthnCodes.AttestationStatementMalformed, "a text ver that is not empty is due") { Field = StatementMembers.FieldName };
    }
}
