using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Unicode;
using Ostiary.Kernel;
using Ostiary.Metadata;
using Ostiary.WebAuthn;

namespace Ostiary.Cli.Commands;

/// <summary>Judges lines of recorded ceremonies. No line stops it: what cannot be read is refused with a code.</summary>
/// <param name="metadata">What is known of authenticators' models.</param>
/// <param name="clock">Says when a ceremony took place whose line does not.</param>
internal sealed class VerifyLines(AuthenticatorMetadata metadata, TimeProvider clock)
{
    private const int LongestLine = 1024 * 1024;

    // A verdict repeats the line's id and names the member that could not be read. Both are the line's own words: bounded, a verdict stays small.
    private const int LongestId = 256;
    private const int LongestField = 128;

    /// <summary>Reads to the end of the input; every line gets its verdict, in order.</summary>
    public async Task Judge(Stream input, TextWriter output, CancellationToken cancel)
    {
        await foreach (var line in InputLines.Of(input, LongestLine, cancel))
        {
            var verdict = line is { } text ? Judge(text) : Refused(id: null, new Failure(VerifyCodes.LineTooLong));
            await output.WriteLineAsync(JsonSerializer.Serialize(verdict, VerifyJson.Default.Verdict));
        }
    }

    private Verdict Judge(ReadOnlyMemory<byte> text)
    {
        if (!Utf8.IsValid(text.Span))
            return Refused(id: null, new Failure(VerifyCodes.LineMalformed, "not UTF-8"));

        try
        {
            var line = JsonSerializer.Deserialize(text.Span, VerifyJson.Default.VerifyLine);
            if (line is null)
                return Refused(id: null, new Failure(VerifyCodes.LineMalformed));

            return line.Id is { Length: > LongestId }
                ? Refused(id: null, new Failure(VerifyCodes.LineMalformed) { Field = "id" })
                : Judge(line).Match(credential => Accepted(line.Id, credential), failure => Refused(line.Id, failure));
        }
        catch (JsonException malformed)
        {
            return Refused(IdOf(text), new Failure(VerifyCodes.LineMalformed) { Field = Shortened(malformed.Path) });
        }
    }

    private Outcome<VerdictCredential> Judge(VerifyLine line) => line.Kind switch
    {
        "registration" => VerifyTrust.PolicyOf(line.Attestation, metadata).Then(policy => Registration(line, policy)),
        "authentication" => Authentication(line),
        _ => new Failure(VerifyCodes.LineMalformed) { Field = "kind" },
    };

    private Outcome<VerdictCredential> Registration(VerifyLine line, AttestationPolicy policy)
    {
        if (!Base64UrlText.TryDecode(line.Expected.Challenge, out var challenge))
            return new Failure(VerifyCodes.LineMalformed) { Field = "expected.challenge" };

        if (UserVerificationOf(line) is not { } userVerification)
            return new Failure(VerifyCodes.LineMalformed) { Field = "expected.userVerification" };

        var expected = new RegistrationExpectation
        {
            Challenge = challenge,
            RpId = line.Expected.RpId,
            Origins = line.Expected.Origins,
            TopOrigins = line.Expected.TopOrigins,
            CrossOriginAllowed = line.Expected.CrossOrigin,
            UserVerification = userVerification,
            Algorithms = line.Expected.Algorithms is { } asked ? [.. asked.Select(algorithm => (CoseAlgorithm)algorithm)] : CoseAlgorithms.Default,
            Conditional = line.Expected.Mediation == "conditional",
            At = line.At ?? clock.GetUtcNow(),
            Attestation = line.Attestation is { Enterprise: true } ? AttestationConveyance.Enterprise : AttestationConveyance.None,
            Policy = policy,
        };
        return RegistrationResponse.Parse(JsonMarshal.GetRawUtf8Value(line.Response))
            .Then(response => RegistrationCeremony.Verify(response, expected))
            .Then(verified => MetadataSaysNothingAgainstIt(line, verified, expected.At))
            .Map(Described);
    }

    private Outcome<VerifiedRegistration> MetadataSaysNothingAgainstIt(VerifyLine line, VerifiedRegistration verified, DateTimeOffset at) =>
        line.Attestation is { Trust: "metadata" } && metadata.Blob is not null
            ? new MetadataPolicy().Judge(verified, metadata, at).Map(standing => verified with { Attestation = standing.Attestation })
            : verified;

    private static Outcome<VerdictCredential> Authentication(VerifyLine line)
    {
        if (!Base64UrlText.TryDecode(line.Expected.Challenge, out var challenge))
            return new Failure(VerifyCodes.LineMalformed) { Field = "expected.challenge" };

        if (UserVerificationOf(line) is not { } userVerification)
            return new Failure(VerifyCodes.LineMalformed) { Field = "expected.userVerification" };

        if (line.Credential is not { } stored || !Base64UrlText.TryDecode(stored.PublicKey, out var publicKey))
            return new Failure(VerifyCodes.LineMalformed) { Field = "credential.publicKey" };

        return AuthenticationResponse.Parse(JsonMarshal.GetRawUtf8Value(line.Response)).Then(response =>
        {
            // A line names no account, so the answer's own handle stands for it.
            var handle = response.UserHandle ?? ReadOnlyMemory<byte>.Empty;
            var credential = new StoredCredential { Id = response.CredentialId, PublicKey = publicKey, UserHandle = handle, SignCount = stored.SignCount, UvInitialized = true };
            var expected = new AuthenticationExpectation
            {
                Challenge = challenge,
                RpId = line.Expected.RpId,
                Origins = line.Expected.Origins,
                TopOrigins = line.Expected.TopOrigins,
                CrossOriginAllowed = line.Expected.CrossOrigin,
                UserVerification = userVerification,
                UserHandle = handle,
            };
            return AuthenticationCeremony.Verify(response, credential, expected).Map(verified => Described(credential, verified));
        });
    }

    private static UserVerification? UserVerificationOf(VerifyLine line) => line.Expected.UserVerification switch
    {
        "required" => UserVerification.Required,
        "preferred" => UserVerification.Preferred,
        "discouraged" => UserVerification.Discouraged,
        _ => null,
    };

    private static VerdictCredential Described(VerifiedRegistration verified) => new()
    {
        Id = Base64UrlText.Encode(verified.Credential.Id.Span),
        PublicKey = Base64UrlText.Encode(verified.Credential.PublicKey.Span),
        SignCount = verified.Credential.SignCount,
        UserVerified = verified.UserVerified,
        BackupEligible = verified.Credential.BackupEligible,
        BackedUp = verified.Credential.BackedUp,
        Aaguid = verified.Credential.Aaguid.ToString(),
        Algorithm = (int)verified.Credential.Algorithm,
        AttestationFormat = verified.Attestation.Format,
        AttestationType = verified.Attestation.Type.ToString(),
        AttestationTrust = verified.Attestation.Trust.ToString(),
        AttestationWhy = verified.Attestation.Why,
    };

    private static VerdictCredential Described(StoredCredential credential, VerifiedAuthentication verified) => new()
    {
        Id = Base64UrlText.Encode(credential.Id.Span),
        PublicKey = Base64UrlText.Encode(credential.PublicKey.Span),
        SignCount = verified.SignCount,
        UserVerified = verified.UserVerified,
        BackupEligible = verified.BackupEligible,
        BackedUp = verified.BackedUp,
    };

    private static Verdict Accepted(string? id, VerdictCredential credential) => new() { Id = id, Outcome = "accepted", Credential = credential };

    private static Verdict Refused(string? id, Failure failure) => new()
    {
        Id = id,
        Outcome = "refused",
        Code = failure.Code.Value,
        Step = failure.Step,
        Detail = failure.Detail ?? failure.Code.Title,
        Field = failure.Field,
        Offset = failure.Offset,
    };

    private static string? Shortened(string? path) => path is { Length: > LongestField } ? $"{path[..(LongestField - 1)]}…" : path;

    // A line that cannot be judged is still answered under its own id, when it has one.
    private static string? IdOf(ReadOnlyMemory<byte> text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return document.RootElement.ValueKind == JsonValueKind.Object
                && document.RootElement.TryGetProperty("id", out var id)
                && id.ValueKind == JsonValueKind.String && id.GetString() is { Length: <= LongestId } named ? named : null;
        }
        catch (JsonException)
        {
            return null;
        }
        catch (InvalidOperationException)
        {
            return null; // half of a surrogate pair, in the id or a member's name
        }
    }
}
