namespace Ostiary.Pages.Problem;

/// <summary>Every refusal that a person can meet, in one list; the islands of the hosted pages get their part of it as JSON.</summary>
/// <remarks>Looked up by exact code, then by room (<c>webauthn.*</c>), then <c>*</c>: there is always a sentence and a way on.</remarks>
public static class Refusals
{
    /// <summary>What a person can meet on the hosted pages, in that order; the last one stands for anything else.</summary>
    public static IReadOnlyList<Refusal> OfPages { get; } =
    [
        // What the browser or the person's device says.
        new("sdk.dismissed-or-timed-out", "No passkey was used",
            "The passkey window was closed, ran out of time, or had nothing to offer for this site. Nothing has changed.", NextStep.TryAgain),
        new("sdk.unsupported", "This browser cannot use passkeys",
            "Open this page in a current version of Chrome, Edge, Firefox or Safari, or on your phone, and continue there.", NextStep.StartAgain),
        new("sdk.already-registered", "This device already has a passkey for you",
            "There is no need for another one here: sign in with the passkey that you have.", NextStep.SignIn),
        new("sdk.authenticator-unsuitable", "This device cannot keep a passkey yet",
            "Turn on a screen lock (PIN, fingerprint or face) in the device's settings, or use a phone or a security key instead.", NextStep.TryAgain),
        new("sdk.wrong-origin", "Passkeys do not work at this address",
            "This page was opened at an address that the passkeys of this site do not belong to. Open it from the site itself.", NextStep.StartAgain),
        new("sdk.offline", "The server could not be reached",
            "Check your connection, then try again. Nothing has changed.", NextStep.TryAgain),

        new("sdk.busy", "Another passkey window is open",
            "This page, or an extension of your browser, is already asking for a passkey. Close that window, then try again.", NextStep.TryAgain),
        new("sdk.authenticator-failed", "Your device did not answer as it should",
            "The device, its password manager or the security key reported a fault. Try once more; if it goes on, use another device.", NextStep.TryAgain),
        new("sdk.nothing-here", "There is no passkey on this device",
            "Use a passkey from your phone or a security key, or create an account.", NextStep.TryAgain),
        new("sdk.bad-options", "The browser could not read the request",
            "This is a fault on our side. Load the page again; if it goes on, tell support.", NextStep.StartAgain),

        // Signing in.
        new("sign_in.refused", "That did not sign you in",
            "The passkey could not be accepted here. Try another passkey, or sign in with the identifier of another account.", NextStep.TryAgain),
        new("sign_in.passkey_unknown", "This passkey is not known here",
            "Your device offered a passkey that no account here has. Choose another passkey; if you have none, create an account.", NextStep.TryAgain),
        new("sign_in.passkey_deleted", "This passkey was deleted",
            "It was removed from its account, but your device still keeps it. Choose another passkey, and delete this one in your password manager.",
            NextStep.TryAgain),
        new("sign_in.user_disabled", "This account is switched off",
            "The people who run this site have stopped it from signing in. Ask them, or use another account.", NextStep.TryAgain),
        new("accounts.user_disabled", "This account is switched off",
            "The people who run this site have stopped it from signing in. Ask them, or use another account.", NextStep.SignIn),
        new("accounts.user_deleted", "This account was deleted",
            "It cannot be used any more. You can create a new one.", NextStep.SignUp),
        new("accounts.passkey_tampered", "This passkey cannot be trusted any more",
            "What the server keeps of it was changed, so it was not accepted. Use another passkey, and tell support the code below.", NextStep.TryAgain),

        // Creating an account or a passkey.
        new("accounts.identifier_empty", "Your email or user name is missing",
            "Type an email address or a user name, then try again.", NextStep.TryAgain),
        new("accounts.identifier_too_long", "That email or user name is too long",
            "Use one with at most 256 characters.", NextStep.TryAgain),
        new("accounts.identifier_character", "That email or user name holds a character that cannot be seen",
            "Type it again by hand instead of pasting it.", NextStep.TryAgain),
        new("enrollment.identifier_taken", "There is an account with this name already",
            "If it is yours, sign in with its passkey. If not, choose another user name.", NextStep.SignIn),
        new("enrollment.passkey_already_registered", "This passkey is registered already",
            "There is no need to add it again: sign in with it, or use another device.", NextStep.SignIn),
        new("enrollment.self_sign_up_closed", "Accounts are not created here",
            "This site makes accounts for people itself. Ask the people who run it; if you have an account, sign in.", NextStep.SignIn),
        new("enrollment.setup_link_invalid", "This link does not work any more",
            "It was used, or it is older than a day. Start the server again to get a new one, or sign in if you are the administrator already.", NextStep.SignIn),
        new("accounts.setup_token_spent", "This link does not work any more",
            "It was used, or it is older than a day. Start the server again to get a new one, or sign in if you are the administrator already.", NextStep.SignIn),

        // A ceremony that cannot go on.
        new("ceremony.expired", "That took too long",
            "For your safety, the request ended before your device answered. Nothing has changed; try again.", NextStep.TryAgain),
        new("ceremony.already_used", "This was sent twice",
            "The first time may have worked. Load the page again to see.", NextStep.StartAgain),
        new("ceremony.too_many_attempts", "Too many attempts in a short time",
            "Nothing is locked and your passkeys are safe. Wait a little, then try again.", NextStep.TryAgain),
        new("ceremony.sign_in_required", "You are signed out",
            "Your session has ended, here or from another device. Sign in to go on.", NextStep.SignIn),
        new("ceremony.other_session", "You have signed in again meanwhile",
            "This request belongs to an earlier session. Load the page again, then repeat it.", NextStep.StartAgain),
        new("ceremony.*", "The request could not be read",
            "It may come from a page that was open for a long time. Load the page again, then repeat it.", NextStep.StartAgain),
        new("step_up.*", "Please confirm once more",
            "The confirmation with your passkey was too old or was for something else. Nothing has changed; try again.", NextStep.TryAgain),
        new("webauthn.attestation_required", "This passkey did not say where it is kept",
            "This site accepts only passkeys that prove what kind of device keeps them. Allow the browser to share that, or use the security key that you were given.",
            NextStep.TryAgain),
        new("webauthn.attestation_path_untrusted", "This site does not know the maker of your device",
            "Only passkeys of approved devices are accepted here. Use one of those, or ask the people who run this site which ones they are.", NextStep.TryAgain),
        new("webauthn.attestation_model_not_allowed", "This kind of device is not accepted here",
            "Only passkeys of approved devices are accepted here. Use one of those, or ask the people who run this site which ones they are.", NextStep.TryAgain),
        new("webauthn.attestation_model_blocked", "This kind of device is not accepted here",
            "The people who run this site have excluded it. Use another device, or ask them which ones are accepted.", NextStep.TryAgain),
        new("webauthn.attestation_model_unproven", "This passkey did not prove what keeps it",
            "Only passkeys of approved devices are accepted here. Use one of those, or ask the people who run this site which ones they are.", NextStep.TryAgain),
        new("metadata.*", "This kind of device is not accepted here",
            "What its maker has published about it does not meet what this site asks for. Use another device, or ask the people who run this site which ones are accepted.",
            NextStep.TryAgain),
        new("webauthn.user_not_verified", "Your device did not check that it is you",
            "A passkey here opens with a fingerprint, a face, a screen lock or a PIN, and this device asked for none. Set one up on it, or use another device.",
            NextStep.TryAgain),
        new("webauthn.*", "Your device's answer could not be verified",
            "Something about the passkey's answer was not as it must be, so it was not accepted. Try once more; if it happens again, use another passkey.",
            NextStep.TryAgain),

        // The account.
        new("upkeep.passkey_name", "That name cannot be used",
            "A passkey's name has 1 to 64 characters. Choose another one.", NextStep.Account),
        new("upkeep.passkey_gone", "That passkey is not there any more",
            "It may have been deleted in another window. The list on your account is up to date.", NextStep.Account),
        new("upkeep.session_gone", "That session had already ended",
            "It was signed out in another window or ran out of time. The list on your account is up to date.", NextStep.Account),
        new("accounts.session_unknown", "You are signed out",
            "Your session has ended, here or from another device. Sign in to go on.", NextStep.SignIn),
        new("accounts.session_revoked", "You were signed out",
            "This session was ended, here or from another device. Sign in to go on.", NextStep.SignIn),
        new("accounts.session_idle", "You were away for a while",
            "To be safe, you were signed out. Sign in to go on.", NextStep.SignIn),
        new("accounts.session_expired", "It is time to sign in again",
            "A session lasts only so long, however much it is used. Sign in to go on.", NextStep.SignIn),
        new("pages.script_needed", "The page had not finished loading",
            "Passkeys need JavaScript. Wait until the page has loaded, or turn JavaScript on for this site, then try again.", NextStep.StartAgain),

        // The connection.
        new("http.sign_in_required", "You are signed out",
            "Your session has ended, here or from another device. Sign in to go on.", NextStep.SignIn),
        new("http.origin_not_allowed", "This came from another site",
            "For your safety, requests count only from this site's own pages. Load the page again, then repeat it.", NextStep.StartAgain),
        new("http.too_many_requests", "Too many requests in a short time",
            "Nothing is locked and your passkeys are safe. Wait a little, then try again.", NextStep.TryAgain),
        new("http.host_unknown", "Nobody lives at this address",
            "This server knows no site by the name in the address bar. Check the address, or open it from the site itself.", NextStep.StartAgain),

        // Anything else.
        new("*", "That did not work",
            "The server could not do this just now. Try again in a moment; if it goes on, tell support the code below.", NextStep.StartAgain),
    ];

    /// <summary>What only the console can meet.</summary>
    public static IReadOnlyList<Refusal> OfConsole { get; } =
    [
        // The console: what an administrator typed, and what was gone meanwhile.
        new("accounts.relying_party_name", "The name cannot be used", "A relying party's name has 1 to 64 characters.", NextStep.TryAgain),
        new("accounts.rp_id_not_a_domain", "The RP ID is not a domain",
            "Write a lower-case domain name such as example.com: no scheme, no port, no address, and not a bare top-level name.", NextStep.TryAgain),
        new("accounts.origin_missing", "The origins are missing", "A relying party has one to 32 origins, each once: one a line.", NextStep.TryAgain),
        new("accounts.origin_malformed", "One of the origins is not an origin",
            "An origin is scheme, host and port, such as https://app.example.com: no path, and no slash at the end.", NextStep.TryAgain),
        new("accounts.origin_not_secure", "One of the origins is not secure", "Origins use https; http is for localhost only.", NextStep.TryAgain),
        new("accounts.origin_outside_rp_id", "One of the origins does not belong to the RP ID",
            "Its host must be the RP ID itself or lie below it, as app.example.com lies below example.com.", NextStep.TryAgain),
        new("accounts.hosted_origin_unknown", "The hosted pages need one of the origins above",
            "Choose one of this relying party's own origins for its hosted pages.", NextStep.TryAgain),
        new("accounts.related_origin_covered", "One of the related origins needs no mention",
            "Its host lies within the RP ID, so it is an origin of this relying party: move it to the origins.", NextStep.TryAgain),
        new("accounts.related_origin_beyond_labels", "There are too many different related origins",
            "Browsers look at five different names, such as the example in example.com and example.org, and ignore the rest. Leave some out.", NextStep.TryAgain),
        new("accounts.attestation_profile_value", "The attestation profile cannot be used",
            "Roots are certificates (PEM), models are AAGUIDs such as 00112233-4455-6677-8899-aabbccddeeff, and everything else is one of the offered values.",
            NextStep.TryAgain),
        new("accounts.attestation_profile_contradictory", "The attestation profile contradicts itself",
            "It demands something of attestation that is not asked for, or allows a model that it blocks. Ask for direct attestation, or empty the profile.",
            NextStep.TryAgain),
        new("webauthn.attestation_policy_contradictory", "Nobody could vouch for any device",
            "Attestation is required, and there is neither a root certificate in the profile nor a metadata service on this server: every registration would be refused. "
            + "Add a root, set up metadata, or do not ask for attestation.", NextStep.TryAgain),
        new("accounts.policy_value", "The policy cannot be used",
            "Choose one of the offered values, and a time to answer of 30 to 600 seconds.", NextStep.TryAgain),
        new("accounts.app_value", "One of the apps cannot be used",
            "An Android app is a package name and the SHA-256 of its certificate (32 bytes in hex); an Apple app is a team id of ten characters, a dot and a bundle id. Each stands once.",
            NextStep.TryAgain),
        new("ceremony.algorithm_unknown", "One of the algorithms is not known",
            "Name algorithms as the IANA COSE registry does, such as ES256, EdDSA or RS256, each once; or name none for the default.", NextStep.TryAgain),
        new("ceremony.algorithm_unavailable", "This machine cannot verify one of the algorithms",
            "Passkeys made with it would open nothing. Leave it out, or run the server where the platform has it.", NextStep.TryAgain),
        new("upkeep.rp_id_fixed", "An RP ID cannot be changed",
            "The passkeys made under it would be lost. Create another relying party for another RP ID.", NextStep.TryAgain),
        new("upkeep.hosted_origin_taken", "Another relying party has its pages there",
            "One origin shows the pages of one relying party. Choose another origin for the hosted pages.", NextStep.TryAgain),
        new("upkeep.user_gone", "That user is not there any more", "They may have been deleted meanwhile. Search for them again to see.",
            new("Go to the console", "/console")),
        new("upkeep.api_key_name", "The key needs a name", "Give it a name of 1 to 64 characters that says who will use it.", NextStep.TryAgain),
        new("upkeep.api_key_origins", "The key needs an origin",
            "A publishable key is for one or more of the relying party's own origins: choose at least one.", NextStep.TryAgain),
        new("upkeep.api_key_gone", "That key is not there any more", "It was revoked already, or never existed. The list below is up to date.", NextStep.TryAgain),
        new("insights.annotation_invalid", "That could not be noted",
            "It needs a kind, a text of one line, a first day, and a last one that is not before it; a version stands with its system or browser.", NextStep.TryAgain),
        new("insights.annotation_gone", "That annotation is not there any more", "Somebody removed it meanwhile. The list below is up to date.", NextStep.TryAgain),
        new("rights.person_unknown", "Nothing is kept of this person any more",
            "They may have been erased meanwhile, here or by the site. There is nothing left to hand out or to erase.", new("Go to the console", "/console")),
        new("classification.rules_malformed", "These are no rules",
            "They could not be read as classification rules. What is wrong, and where, stands below; nothing was tried.", NextStep.TryAgain),
        new("classification.rules_unknown_word", "These rules use a word that this server does not know",
            "Which one, and where, stands below; nothing was tried.", NextStep.TryAgain),
        new("classification.rules_incomplete", "These rules leave something out",
            "The last rule must take what is left, and every rule must be reached. Nothing was tried.", NextStep.TryAgain),
        new("classification.trial_running", "A trial runs already",
            "Wait until it is done, or stop it, and try again.", NextStep.TryAgain),
        new("classification.trial_not_adoptable", "There is nothing to fold anew",
            "Only a trial of the server's own rules that is done can be adopted, and only once. Try the rules again.", NextStep.TryAgain),
        new("console.read_only", "You can look, and an administrator can change",
            "You are an operator. Ask an administrator to do this.", new("Go to the console", "/console")),
        new("console.own_account", "This is your own account",
            "You would lock yourself out. Ask another administrator to do this.", NextStep.TryAgain),
    ];

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Refusal> All { get; } = [.. OfPages, .. OfConsole];

    private static readonly Dictionary<string, Refusal> ByCode = All.ToDictionary(refusal => refusal.Code, StringComparer.Ordinal);

    /// <summary>The sentence for a code.</summary>
    public static Refusal For(string code) =>
        ByCode.GetValueOrDefault(code) ?? ByCode.GetValueOrDefault(RoomOf(code)) ?? ByCode["*"];

    /// <summary>The sentence for a code that came in a query string; null when the list does not name it, so that nobody can put words on our page.</summary>
    public static Refusal? Named(string? code) => code is null ? null : ByCode.GetValueOrDefault(code);

    private static string RoomOf(string code) => string.Concat(code.AsSpan(0, Math.Max(0, code.IndexOf('.', StringComparison.Ordinal))), ".*");
}
