using Ostiary.Kernel;

namespace Ostiary.WebAuthn;

/// <summary>What the SafetyNet service says of a device, as far as WebAuthn asks.</summary>
/// <param name="Nonce">What the device had asked it to repeat.</param>
/// <param name="MadeAt">When it said so, in Unix milliseconds.</param>
/// <param name="IsCertifiedDevice">Whether the device is of a certified model and unmodified (<c>ctsProfileMatch</c>); not, when it does not say.</param>
internal sealed record SafetyNetPayload(string Nonce, long MadeAt, bool IsCertifiedDevice)
{
    private const string FieldName = CompactJws.FieldName + ".payload";

    /// <summary>Reads a payload; members unknown here are ignored, the application's name too, because each client has its own.</summary>
    /// <remarks>Fails with <c>webauthn.json_malformed</c>, <c>webauthn.json_duplicate_member</c>, <c>webauthn.response_too_large</c> or one of the <c>webauthn.member_…</c> codes.</remarks>
    public static Outcome<SafetyNetPayload> Parse(ReadOnlyMemory<byte> utf8)
    {
        if (utf8.Length > Limits.AttestationObject)
            return new Failure(WebAuthnCodes.ResponseTooLarge, $"more than {Limits.AttestationObject} bytes") { Field = FieldName };

        if (!StrictJson.Parse(utf8, FieldName).TryGet(out var text, out var failure))
            return failure;

        using (text)
        {
            var members = JsonMembers.Of(text, FieldName);
            var payload = new SafetyNetPayload(
                members.Text("nonce"), members.Integer("timestampMs"), members.OptionalBoolean("ctsProfileMatch") ?? false);
            return members.Broken is { } broken ? broken : payload;
        }
    }
}
