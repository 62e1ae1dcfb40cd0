using Ostiary.Kernel;

namespace Ostiary.WebAuthn;

/// <summary>Several statements about one credential (WebAuthn L3 §8.9). The specification leaves open how many must verify; here it is all of them.</summary>
internal sealed class CompoundFormat : IAttestationFormat
{
    private const string None = "none";
    private const int FewestStatements = 2;
    private const int MostStatements = 8;

    /// <inheritdoc/>
    public string Identifier => "compound";

    /// <inheritdoc/>
    /// <remarks>Fails with <c>webauthn.attestation_statement_malformed</c>, <c>webauthn.attestation_format_unsupported</c>, or as the first of its statements that fails.</remarks>
    public Outcome<AttestationResult> Verify(AttestationClaim claim)
    {
        if (claim.Statement is not CborValue.Array { Items.Length: >= FewestStatements and <= MostStatements } array)
            return Malformed($"an array of {FewestStatements} to {MostStatements} statements is due");

        var results = new List<AttestationResult>(array.Items.Length);
        foreach (var item in array.Items)
        {
            if (!VerifyOne(item, claim).TryGet(out var result, out var failure))
                return failure with { Field = $"attestationObject.attStmt[{results.Count}]" };
            results.Add(result);
        }

        return new AttestationResult { Format = Identifier, Type = results.Min(result => result.Type), Statements = results };
    }

    private Outcome<AttestationResult> VerifyOne(CborValue item, AttestationClaim claim)
    {
        if (item is not CborValue.Map { Entries.Length: 2 } map
            || map["fmt"] is not CborValue.Text { Value: var identifier }
            || map["attStmt"] is not { } statement)
        {
            return Malformed("exactly fmt and attStmt are due");
        }

        // Inside itself it could nest without end, and nothing is vouched for by none.
        if (identifier == Identifier || identifier == None)
            return Malformed($"no statement of format {identifier} is due inside a compound one");

        return AttestationFormats.Find(identifier) is { } format
            ? format.Verify(claim with { Statement = statement })
            : new Failure(WebAuthnCodes.AttestationFormatUnsupported);
    }

    private static Failure Malformed(string detail) => new(WebAuthnCodes.AttestationStatementMalformed, detail) { Field = "attestationObject.attStmt" };
}
