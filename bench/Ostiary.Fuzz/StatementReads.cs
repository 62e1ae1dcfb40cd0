using Ostiary.WebAuthn;

namespace Ostiary.Fuzz;

/// <summary>Verifies attestation statements of one format about one honest credential.</summary>
internal static class StatementReads
{
    private static readonly DateTimeOffset At = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>A reader for one format; what its statements are about is the first specification vector of that format, or of any.</summary>
    public static Func<ReadOnlyMemory<byte>, Seen> Of(string format)
    {
        var (authenticatorData, clientDataHash) = Seeds.Shared.SubjectOf(format);
        var parsed = AuthenticatorData.Parse(authenticatorData).Value;
        var key = CoseKey.Parse(parsed.AttestedCredential!.PublicKey).Value;
        var verifier = AttestationFormats.Find(format)!;

        return bytes => StrictCbor.ReadWhole(bytes, CborForm.Plain, WebAuthnCodes.AttestationStatementMalformed).TryGet(out var statement, out var failure)
            ? Seen.Of(
                verifier.Verify(new AttestationClaim
                {
                    Statement = statement,
                    AuthenticatorData = parsed,
                    Credential = parsed.AttestedCredential,
                    CredentialKey = key,
                    ClientDataHash = clientDataHash,
                    At = At,
                }),
                result => (int)result.Type)
            : new Seen(failure);
    }
}
