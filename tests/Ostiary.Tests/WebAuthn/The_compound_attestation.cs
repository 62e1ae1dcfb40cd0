using Ostiary.Testing;
using Ostiary.WebAuthn;
using static Ostiary.WebAuthn.WebAuthnCodes;
using Attempt = Ostiary.Tests.Conformance.RegistrationAttempt;
using Authority = Ostiary.Testing.AttestationAuthority;
using Breaking = Ostiary.Tests.Conformance.Break;

namespace Ostiary.Tests.WebAuthn;

/// <summary>WebAuthn L3 §8.9.</summary>
public sealed class The_compound_attestation : IDisposable
{
    private readonly Authority _authority = new(new SeededEntropy(1));

    public static TheoryData<string, Func<CborMap[], object>> MalformedLists => new()
    {
        { "empty", _ => Array.Empty<object>() },
        { "of one", statements => statements[..1] },
        { "of nine", statements => Enumerable.Repeat(statements[0], 9).ToArray() },
        { "a map", statements => statements[0] },
        { "of texts", _ => new[] { "packed", "apple" } },
        { "with one of three members", statements => new object[] { statements[0], With(statements[1], "attStmt2", 1) } },
        { "with one without fmt", statements => new object[] { statements[0], new CborMap { { "fmt2", "apple" }, { "attStmt", new CborMap() } } } },
        { "with none inside", statements => new object[] { statements[0], Inside("none", new CborMap()) } },
        { "with compound inside", statements => new object[] { statements[0], Inside("compound", statements) } },
    };

    public void Dispose() => _authority.Dispose();

    [Fact]
    public void Lists_what_each_statement_proves_in_order()
    {
        var attestation = Verify().ShouldSucceed().Attestation;

        attestation.Format.ShouldBe("compound");
        attestation.Statements.Select(statement => (statement.Format, statement.Type, statement.Trust)).ShouldBe(
        [
            ("packed", AttestationType.Basic, AttestationTrust.Anchored),
            ("apple", AttestationType.AnonCa, AttestationTrust.Anchored),
        ]);
        attestation.Type.ShouldBe(AttestationType.Basic);
        attestation.Trust.ShouldBe(AttestationTrust.Anchored);
        attestation.Why.ShouldContain("packed: ");
    }

    [Theory]
    [MemberData(nameof(MalformedLists))]
    public void Is_refused_when_its_list_is(string words, Func<CborMap[], object> change)
    {
        words.ShouldNotBeEmpty();

        Verify(change).ShouldFailWith(AttestationStatementMalformed);
    }

    [Fact]
    public void Is_refused_when_another_format_s_statement_bears_its_name() =>
        (Attempt.Attested(AttestationStyle.PackedSelf) with { Broken = new() { AttestationObject = attestation => attestation["fmt"] = "compound" } })
            .Verify().ShouldFailWith(AttestationStatementMalformed);

    [Fact]
    public void Is_refused_when_one_statement_is_of_an_unknown_format() =>
        Verify(statements => new object[] { statements[0], Inside("unheard-of", new CborMap()) })
            .ShouldFailWith(AttestationFormatUnsupported).Field.ShouldBe("attestationObject.attStmt[1]");

    [Theory]
    [InlineData(0, "sig")]
    [InlineData(1, "x5c")]
    public void Is_refused_when_any_one_statement_does_not_verify(int index, string member) => Verify(statements =>
    {
        var statement = (CborMap)statements[index]["attStmt"]!;
        if (member == "sig")
            statement["sig"] = Breaking.LastBit((byte[])statement["sig"]!);
        else
            statement["x5c"] = ((CborMap)statements[0]["attStmt"]!)["x5c"];
        return statements;
    }).ShouldFailWith(index == 0 ? AttestationSignatureInvalid : AttestationCertificateUnsuitable).Field.ShouldBe($"attestationObject.attStmt[{index}]");

    [Fact]
    public void Is_trusted_no_further_than_its_weakest_statement()
    {
        var policy = new AttestationPolicy { Anchors = new OneFormatsAnchors("packed", _authority.Root) };

        var attestation = Verify(policy: policy).ShouldSucceed().Attestation;

        attestation.Statements.Select(statement => statement.Trust).ShouldBe([AttestationTrust.Anchored, AttestationTrust.AnchorUnverified]);
        attestation.Trust.ShouldBe(AttestationTrust.AnchorUnverified);
        Verify(policy: policy with { Demand = AttestationDemand.Anchored }).ShouldFailWith(AttestationPathUntrusted).Detail!.ShouldStartWith("statement 1, apple");
        Verify(policy: policy with { AllowedModels = new HashSet<Aaguid> { new(AuthenticatorProfile.SyncedProvider.Aaguid.ToByteArray(bigEndian: true)) } })
            .ShouldFailWith(AttestationModelUnproven);
    }

    [Fact]
    public void Gives_a_verdict_or_a_failure_for_any_bytes()
    {
        var noise = new Noise(5);
        var attempt = Attempt.Attested(AttestationStyle.Compound);
        using var authenticator = new VirtualAuthenticator(attempt.Profile, new SeededEntropy(3));
        for (var round = 0; round < 300; round++)
            (attempt with { Broken = new() { AttestationObjectBytes = noise.Injure } }).Verify(authenticator);
    }

    private static CborMap Inside(string format, object statement) => new() { { "fmt", format }, { "attStmt", statement } };

    private static CborMap With(CborMap statement, string member, object value)
    {
        var copy = statement.Copy();
        copy.Add(member, value);
        return copy;
    }

    private Outcome<VerifiedRegistration> Verify(Func<CborMap[], object>? change = null, AttestationPolicy? policy = null)
    {
        var attempt = Attempt.Attested(AttestationStyle.Compound);
        using var batch = _authority.IssueBatch(attempt.Profile.Aaguid);
        return (attempt with
        {
            Profile = attempt.Profile with { Batch = batch },
            Broken = new() { AttestationObject = attestation => attestation["attStmt"] = change?.Invoke((CborMap[])attestation["attStmt"]!) ?? attestation["attStmt"] },
            Expected = attempt.Expected with
            {
                Policy = policy ?? new() { Demand = AttestationDemand.Anchored, Anchors = new ConfiguredAnchors([_authority.Root]) },
            },
        }).Verify();
    }

    private sealed class OneFormatsAnchors(string format, ReadOnlyMemory<byte> anchor) : IAttestationAnchors
    {
        public IReadOnlyList<ReadOnlyMemory<byte>> For(AttestedModel model) => model.Format == format ? [anchor] : [];
    }
}
