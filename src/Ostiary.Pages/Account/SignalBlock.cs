using Ostiary.Accounts;
using Ostiary.Kernel;

namespace Ostiary.Pages.Account;

/// <summary>The arguments of the Signal API (WebAuthn L3 §5.1.10), bytes as base64url.</summary>
public sealed record SignalBlock(string RpId, string UserId, IReadOnlyList<string> AllAcceptedCredentialIds, string Name, string DisplayName)
{
    // A longer list would come cut off, and a provider hides every passkey that a list leaves out.
    private const int LongestCompleteList = 199;

    /// <summary>What providers may be told about a person who is signed in; null when our own list may be cut off.</summary>
    public static SignalBlock? Of(RelyingParty relyingParty, User user, IReadOnlyList<Passkey> passkeys) =>
        passkeys.Count > LongestCompleteList
            ? null
            : new(
                relyingParty.RpId,
                Base64UrlText.Encode(user.UserHandle),
                [.. passkeys.Where(passkey => passkey.RpId == relyingParty.RpId).Select(passkey => Base64UrlText.Encode(passkey.CredentialId))],
                NameOf(user),
                user.DisplayName.Length > 0 ? user.DisplayName : NameOf(user));

    /// <summary>What the account is known by to the person themselves.</summary>
    public static string NameOf(User user) =>
        user.Identifier ?? (user.DisplayName.Length > 0 ? user.DisplayName : user.Id.Value);
}
