using System.Security.Cryptography;
using System.Text.Unicode;
using Ostiary.Kernel;

namespace Ostiary.WebAuthn;

/// <summary>What both ceremonies demand of the client data. Each rule is null when it holds.</summary>
internal static class ClientDataRules
{
    // UTF-8 decode would put a sign in place of what is broken; no browser writes what is.
    public static Failure? TextIsUtf8(ReadOnlyMemory<byte> clientDataJson) =>
        Utf8.IsValid(clientDataJson.Span)
            ? null
            : new(WebAuthnCodes.JsonMalformed, "not UTF-8") { Field = CollectedClientData.FieldName };

    public static Failure? ExpectedChallengeIsUnguessable(CeremonyExpectation expected) =>
        expected.Challenge.Length >= Limits.ChallengeAtLeast
            ? null
            : new(WebAuthnCodes.ExpectedChallengeTooShort, $"{expected.Challenge.Length} bytes; at least {Limits.ChallengeAtLeast}");

    public static Failure? TypeIs(string type, CollectedClientData page) =>
        page.Type == type ? null : new(WebAuthnCodes.ClientDataTypeMismatch, $"{type} expected");

    public static Failure? ChallengeIsOurs(CollectedClientData page, CeremonyExpectation expected) =>
        CryptographicOperations.FixedTimeEquals(page.Challenge, expected.Challenge.Span)
            ? null
            : new(WebAuthnCodes.ChallengeMismatch);

    public static Failure? OriginIsAllowed(CollectedClientData page, CeremonyExpectation expected) =>
        IsAmong(expected.Origins, page.Origin)
            ? null
            : new(WebAuthnCodes.OriginNotAllowed);

    public static Failure? CrossOriginIsExpected(CollectedClientData page, CeremonyExpectation expected) =>
        !page.CrossOrigin || expected.CrossOriginAllowed
            ? null
            : new(WebAuthnCodes.CrossOriginNotAllowed);

    public static Failure? TopOriginIsAllowed(CollectedClientData page, CeremonyExpectation expected) =>
        page.TopOrigin is null || (expected.CrossOriginAllowed && IsAmong(expected.TopOrigins, page.TopOrigin))
            ? null
            : new(WebAuthnCodes.TopOriginNotAllowed);

    // Letter by letter, and without the enumerator that an interface would cost each time.
    private static bool IsAmong(IReadOnlyList<string> origins, string origin)
    {
        for (var place = 0; place < origins.Count; place++)
        {
            if (string.Equals(origins[place], origin, StringComparison.Ordinal))
                return true;
        }

        return false;
    }
}
