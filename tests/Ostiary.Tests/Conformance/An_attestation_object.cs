using Ostiary.Testing;
using static Ostiary.WebAuthn.WebAuthnCodes;

namespace Ostiary.Tests.Conformance;

/// <summary>Response 3 of the catalogue: the attestation object and the authenticator data in it.</summary>
[Catalogue("Attestation")]
public sealed class An_attestation_object
{
    private const int FlagsAt = 32;
    private const int AttestedCredentialAt = 37;

    private static readonly Broken<Alterations> Cases = new()
    {
        { "Resp-3 F-1: it is a list", new() { AttestationObjectBytes = _ => [0x80] }, AttestationObjectMalformed },
        { "it is a text", new() { AttestationObjectBytes = _ => [0x63, (byte)'f', (byte)'m', (byte)'t'] }, AttestationObjectMalformed },
        { "it is cut off", new() { AttestationObjectBytes = Break.WithoutLastByte }, AttestationObjectMalformed },
        { "bytes follow it", new() { AttestationObjectBytes = Break.WithByteAfter }, AttestationObjectMalformed },
        { "Resp-3 F-2: fmt is missing", Object(attestation => attestation.Remove("fmt")), AttestationObjectMalformed },
        { "Resp-3 F-3: fmt is a number", Object(attestation => attestation["fmt"] = 1), AttestationObjectMalformed },
        { "Resp-5 F-1, Resp-6 F-3: fmt is unknown", Object(attestation => attestation["fmt"] = "unheard-of"), AttestationFormatUnsupported },
        { "Resp-3 F-4: attStmt is missing", Object(attestation => attestation.Remove("attStmt")), AttestationObjectMalformed },
        { "Resp-3 F-5: attStmt is a text", Object(attestation => attestation["attStmt"] = "{}"), AttestationObjectMalformed },
        { "attStmt is a list, which only other formats have", Object(attestation => attestation["attStmt"] = Array.Empty<object>()), AttestationStatementMalformed },
        { "Resp-3 F-6: authData is missing", Object(attestation => attestation.Remove("authData")), AttestationObjectMalformed },
        { "Resp-3 F-7: authData is a text", Object(attestation => attestation["authData"] = "bytes"), AttestationObjectMalformed },
        { "Resp-3 F-8: authData is empty", Object(attestation => attestation["authData"] = Array.Empty<byte>()), AuthenticatorDataMalformed },
        { "authData comes twice", Object(attestation => attestation.Add("authData", attestation["authData"])), AttestationObjectMalformed },
        { "a key is spelled with a long head", new() { AttestationObjectBytes = DuplicateWithLongHead }, AttestationObjectMalformed },
        { "it has an indefinite length", new() { AttestationObjectBytes = bytes => [0xBF, .. bytes[1..], 0xFF] }, AttestationObjectMalformed },
        { "it is tagged", new() { AttestationObjectBytes = bytes => [0xC1, .. bytes] }, AttestationObjectMalformed },
        { "it is nested too deeply", Object(attestation => attestation["attStmt"] = Nested(9)), AttestationObjectMalformed },
        { "Resp-3 F-9: AT is clear and the data is there", new() { Flags = flags => flags.Without(AuthenticatorFlags.AttestedCredentialIncluded) }, AuthenticatorDataMalformed },
        { "Resp-3 F-10: AT is clear and the data is not there", new() { AuthenticatorData = WithoutCredential }, AttestedCredentialMissing },
        { "Resp-3 F-11: AT is set and the data is not there", new() { AuthenticatorData = data => data[..AttestedCredentialAt] }, AuthenticatorDataMalformed },
        { "ED is set and no extensions follow", new() { Flags = flags => flags | AuthenticatorFlags.ExtensionsIncluded }, AuthenticatorDataMalformed },
        { "ED is clear and extensions follow", new() { AuthenticatorData = data => [.. data, 0xA0] }, AuthenticatorDataMalformed },
        { "Resp-3 F-12: bytes follow the authenticator data", new() { AuthenticatorData = Break.WithByteAfter }, AuthenticatorDataMalformed },
        { "the authenticator data is cut off", new() { AuthenticatorData = Break.WithoutLastByte }, AuthenticatorDataMalformed },
        { "the RP ID is another", new() { AuthenticatorData = data => [(byte)(data[0] ^ 1), .. data[1..]] }, RpIdMismatch },
        { "the user was not present", new() { Flags = flags => flags.Without(AuthenticatorFlags.UserPresent) }, UserNotPresent },
        { "it is backed up and not eligible", new() { Flags = flags => flags.Without(AuthenticatorFlags.BackupEligible) }, BackupStateInvalid },
        { "the credential id is another", new() { CredentialId = Break.LastBit }, CredentialIdMismatch },
        { "the credential id is empty", new() { CredentialId = _ => [] }, AuthenticatorDataMalformed },
    };

    public static TheoryData<string> Words => Cases.Words;

    [Theory]
    [MemberData(nameof(Words))]
    public void Is_refused_when(string words) => (new RegistrationAttempt() with { Broken = Cases[words].Case }).Verify().ShouldFailAs(Cases[words]).Step.ShouldNotBeNull().ShouldStartWith("WebAuthn L3 §7.1 step ");

    [Shows("Attestation Resp-3 P-1")]
    [Fact]
    public void May_carry_extension_outputs()
    {
        var attempt = new RegistrationAttempt { Broken = new() { AuthenticatorExtensions = new() { { "credProtect", 2 } } } };

        attempt.Verify().ShouldSucceed();
    }

    [Fact]
    public void May_have_its_members_in_another_order_only_where_that_is_tolerated()
    {
        var attempt = new RegistrationAttempt
        {
            Broken = Object(attestation =>
            {
                var statement = attestation["attStmt"];
                attestation.Remove("attStmt");
                attestation.Add("attStmt", statement);
            }),
        };

        attempt.Verify().ShouldFailWith(AttestationObjectNotCanonical).Step.ShouldBe("WebAuthn L3 §7.1 step 13");
        (attempt with { Expected = attempt.Expected with { Policy = new() { Tolerated = Ostiary.WebAuthn.AttestationTolerances.AnyMemberOrder } } }).Verify().ShouldSucceed();
    }

    [Theory]
    [InlineData(16)]
    [InlineData(1023)]
    public void May_name_its_credential_at_any_legal_length(int bytes)
    {
        var attempt = new RegistrationAttempt { Profile = AuthenticatorProfile.SyncedProvider with { CredentialIdLength = bytes } };

        attempt.Verify().ShouldSucceed().Credential.Id.Length.ShouldBe(bytes);
    }

    [Fact]
    public void Is_refused_when_its_credential_id_is_too_long()
    {
        var attempt = new RegistrationAttempt { Profile = AuthenticatorProfile.SyncedProvider with { CredentialIdLength = 1024 } };

        attempt.Verify().ShouldFailWith(CredentialIdTooLong);
    }

    private static Alterations Object(Action<CborMap> change) => new() { AttestationObject = change };

    private static byte[] WithoutCredential(byte[] data)
    {
        data[FlagsAt] &= unchecked((byte)~(byte)AuthenticatorFlags.AttestedCredentialIncluded);
        return data[..AttestedCredentialAt];
    }

    // The same key once more, its length in a head of two bytes: two readers may then see two different values.
    private static byte[] DuplicateWithLongHead(byte[] attestation) => [0xA4, .. attestation[1..], 0x78, 3, (byte)'f', (byte)'m', (byte)'t', 0x64, .. "none"u8];

    private static CborMap Nested(int depth) => depth == 0 ? [] : new() { { "in", Nested(depth - 1) } };
}
