using System.Buffers;
using System.Text.Json;
using Ostiary.Accounts;
using Ostiary.WebAuthn;
using Descriptor = Ostiary.WebAuthn.CredentialDescriptor;

namespace Ostiary.Ceremonies;

/// <summary>The options of a sealed state, as the browser reads them.</summary>
internal static class OptionsJson
{
    /// <summary>PublicKeyCredentialCreationOptionsJSON (WebAuthn L3 §5.1.8), UTF-8.</summary>
    public static ReadOnlyMemory<byte> Of(
        RegistrationState state, RelyingParty relyingParty, IReadOnlyList<Accounts.CredentialDescriptor> excluded, IReadOnlyList<AuthenticatorHint> hints) =>
        Write(new CreationOptions
        {
            RelyingParty = new RelyingPartyEntity(state.RpId, relyingParty.Name),
            User = new UserEntity
            {
                Handle = state.UserHandle,
                Name = state.Identifier ?? state.DisplayName,
                DisplayName = state.DisplayName,
            },
            Challenge = state.Challenge,
            Algorithms = [.. state.Algorithms.Select(algorithm => (CoseAlgorithm)algorithm)],
            Timeout = relyingParty.Policy.Timeout,
            ExcludedCredentials = [.. excluded.Select(Described)],
            ResidentKey = PolicyWords.ResidentKeyOf(relyingParty.Policy.ResidentKey),
            UserVerification = PolicyWords.UserVerificationOf(state.UserVerification),
            Attestation = PolicyWords.AttestationOf(state.Attestation),
            AttestationFormats = relyingParty.Policy.AttestationFormats,
            Hints = hints,
        }.WriteTo);

    /// <summary>PublicKeyCredentialRequestOptionsJSON (WebAuthn L3 §5.1.9), UTF-8.</summary>
    public static ReadOnlyMemory<byte> Of(
        AuthenticationState state, RelyingParty relyingParty, IReadOnlyList<Accounts.CredentialDescriptor> allowed) =>
        Write(new RequestOptions
        {
            RpId = state.RpId,
            Challenge = state.Challenge,
            Timeout = relyingParty.Policy.Timeout,
            AllowedCredentials = [.. allowed.Select(Described)],
            UserVerification = PolicyWords.UserVerificationOf(state.UserVerification),
            Hints = PolicyWords.HintsOf(relyingParty.Policy.Hints),
        }.WriteTo);

    private static Descriptor Described(Accounts.CredentialDescriptor credential) =>
        new() { Id = credential.CredentialId, Transports = credential.Transports };

    private static ReadOnlyMemory<byte> Write(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using var writer = new Utf8JsonWriter(buffer);
        write(writer);
        writer.Flush();
        return buffer.WrittenMemory;
    }
}
