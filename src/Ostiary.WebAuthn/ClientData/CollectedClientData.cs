using Ostiary.Kernel;

namespace Ostiary.WebAuthn;

/// <summary>What the page's browser claims of the ceremony (WebAuthn L3 §5.8.1). Members unknown here are allowed and ignored.</summary>
internal sealed record CollectedClientData
{
    /// <summary>What failures call the structure.</summary>
    public const string FieldName = "clientDataJSON";

    private static ReadOnlySpan<byte> ByteOrderMark => [0xef, 0xbb, 0xbf];

    /// <summary><c>webauthn.create</c> or <c>webauthn.get</c>.</summary>
    public required string Type { get; init; }

    /// <summary>The challenge, decoded.</summary>
    public required byte[] Challenge { get; init; }

    /// <summary>Where the page was.</summary>
    public required string Origin { get; init; }

    /// <summary>Whether the page was in a frame of another origin; false when the browser does not say.</summary>
    public required bool CrossOrigin { get; init; }

    /// <summary>Where the page around the frame was; null when the browser does not say.</summary>
    public required string? TopOrigin { get; init; }

    /// <summary>Reads the serialized client data.</summary>
    /// <remarks>
    /// Fails with <c>webauthn.json_malformed</c>, <c>webauthn.json_duplicate_member</c>, <c>webauthn.response_too_large</c> or one of the
    /// <c>webauthn.member_…</c> codes.
    /// A leading byte order mark is skipped, as UTF-8 decode does.
    /// </remarks>
    public static Outcome<CollectedClientData> Parse(ReadOnlyMemory<byte> bytes)
    {
        if (bytes.Length > Limits.ClientDataJson)
            return new Failure(WebAuthnCodes.ResponseTooLarge, $"more than {Limits.ClientDataJson} bytes") { Field = FieldName };

        if (UsualClientData.Read(bytes.Span) is { } usual)
            return usual;

        var json = bytes.Span.StartsWith(ByteOrderMark) ? bytes.Span[ByteOrderMark.Length..] : bytes.Span;
        if (!StrictJson.Parse(json, FieldName).TryGet(out var text, out var failure))
            return failure;

        using (text)
        {
            var members = JsonMembers.Of(text, FieldName);
            var clientData = new CollectedClientData
            {
                Type = members.Text("type"),
                Challenge = members.Bytes("challenge", Limits.ClientDataJson),
                Origin = members.Text("origin"),
                CrossOrigin = members.OptionalBoolean("crossOrigin") ?? false,
                TopOrigin = members.OptionalText("topOrigin"),
            };
            LookAtTokenBinding(members);
            return members.Broken is { } broken ? broken : clientData;
        }
    }

    // Level 3 gives it no meaning any more, but what is there must still be what Level 1 described.
    private static void LookAtTokenBinding(JsonMembers members)
    {
        if (members.OptionalObject("tokenBinding") is { } binding
            && binding.Text("status") is not ("present" or "supported" or "not-supported"))
        {
            binding.Break(WebAuthnCodes.MemberUnknownValue, "status");
        }
    }
}
