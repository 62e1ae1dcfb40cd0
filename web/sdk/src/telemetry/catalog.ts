// Written by eng/docs from src/Ostiary.Telemetry/Catalog/catalog.json.

/** Version of the catalog. */
export const catalogVersion = 1;

export type Operation = 'create' | 'get';

export type Mediation = 'modal' | 'conditional' | 'immediate' | 'conditional_create' | 'silent';

export type Verification = 'required' | 'preferred' | 'discouraged';

export type Attachment = 'platform' | 'cross_platform' | 'any';

export type Transport = 'usb' | 'nfc' | 'ble' | 'smart_card' | 'hybrid' | 'internal' | 'other';

export type Hint = 'security_key' | 'client_device' | 'hybrid';

export type Surface = 'browser' | 'webview' | 'iframe_same_origin' | 'iframe_cross_origin' | 'ios' | 'android' | 'desktop' | 'server';

export type Method = 'passkey' | 'password' | 'otp' | 'magic_link' | 'social' | 'sso' | 'recovery_code' | 'other';

export type Flow = 'sign_in' | 'sign_up' | 'recovery' | 'enrollment' | 'step_up' | 'manage';

export type By = 'user' | 'host' | 'system';

export type Node = 'initiation' | 'capability_check' | 'authenticator_selection' | 'ceremony_start' | 'user_verification' | 'assertion' | 'final';

export type Verdict = 'local' | 'phone' | 'security_key' | 'try_once' | 'conditional_only' | 'fallback' | 'offer' | 'auto_upgrade' | 'suppress' | 'require';

export type Actor = 'user' | 'operator' | 'system';

export type Bucket = 'none' | 'b1_4' | 'b5_8' | 'b9_16' | 'b17_32' | 'b33_64' | 'b65_more';

export type Age = 'under_hour' | 'under_day' | 'under_week' | 'under_month' | 'under_year' | 'older';

export type Channel = 'sms' | 'email' | 'voice' | 'app' | 'push' | 'other';

/** What every event carries besides its own fields. */
export type EventEnvelope = {
  /** Names this event; a UUID of version 7, made once and kept when a batch is sent again. */
  readonly id: string;
  /** The client's clock when it happened: milliseconds since 1970-01-01T00:00:00Z. */
  readonly ts: number;
  /** The client's monotonic clock when it happened: milliseconds since the page or app was loaded. */
  readonly mono: number;
  /** Counts the events of one tab from 0 without a gap, so that lost ones can be told. */
  readonly seq: number;
  /** One page or app process. */
  readonly tab: string;
  /** One visit: over after 30 minutes without an event. */
  readonly session: string;
  /** One passage through signing in, signing up, recovery or settings. */
  readonly flow?: string | undefined;
  /** One ceremony as the client sees it; a UUID of version 7. */
  readonly attempt?: string | undefined;
  /** The decision that was in force. */
  readonly decision?: string | undefined;
  /** What this server gave with the options of a ceremony. Checked and then forgotten. */
  readonly ticket?: string | undefined;
  /** Where the ceremony runs. */
  readonly surface: Surface;
  /** Which page or screen of the site, in the site's own words. */
  readonly touchpoint?: string | undefined;
  /** Which group of people the site counts this one in, in the site's own words. Of a ceremony of this server only what comes with its ticket, or from a server, counts. */
  readonly cohort?: string | undefined;
  /** Which variant of which experiment was shown. */
  readonly experiments?: Readonly<Record<string, string>> | undefined;
  /** What the site wants to tell apart; only names that its operator has registered. */
  readonly tags?: Readonly<Record<string, string>> | undefined;
};

/** The fields of every event that a page may tell, by the event's name. */
export type EventFields = {
  /** The SDK was loaded. */
  readonly 'sdk.init': { readonly loadMs?: number | undefined; readonly configSource?: 'default' | 'remote' | 'cached' | undefined; readonly storageOk?: boolean | undefined; readonly integration: 'sdk' | 'autocapture' | 'data_layer' | 'native_sdk' | 'direct_token' };
  /** Events were lost before they left the client. */
  readonly 'sdk.dropped': { readonly reason: 'queue_full' | 'forbidden_field' | 'too_large' | 'refused' | 'switched_off'; readonly count: number };
  /** The client was asked, without a dialog, what it can do. */
  readonly 'env.capabilities': { readonly webauthn: 'yes' | 'no' | 'unknown'; readonly platformAuthenticator?: 'yes' | 'no' | 'unknown' | undefined; readonly conditionalMediation?: 'yes' | 'no' | 'unknown' | undefined; readonly clientCapabilities?: Readonly<Record<string, 'yes' | 'no' | 'unknown'>> | undefined; readonly bluetooth?: 'yes' | 'no' | 'unknown' | undefined; readonly immediateGet?: 'yes' | 'no' | 'unknown' | undefined; readonly signals?: 'yes' | 'no' | 'unknown' | undefined; readonly durationMs?: number | undefined };
  /** What the client says of the device it runs on. */
  readonly 'env.device': { readonly os?: string | undefined; readonly osVersion?: string | undefined; readonly browser?: string | undefined; readonly browserVersion?: string | undefined; readonly formFactor?: 'desktop' | 'mobile' | 'tablet' | 'tv' | 'watch' | 'xr' | 'automotive' | 'unknown' | undefined; readonly model?: string | undefined; readonly manufacturer?: string | undefined; readonly locale?: string | undefined; readonly screenBucket?: 'xs' | 's' | 'm' | 'l' | 'xl' | undefined; readonly hintsSource?: 'none' | 'low_entropy' | 'high_entropy' | 'native' | undefined };
  /** Evidence of a password manager or of an extension that takes over passkeys. */
  readonly 'env.manager_signal': { readonly managerGuess?: string | undefined; readonly evidence: 'wrapped_function' | 'injected_element' | 'broken_result' | 'declared' };
  /** A page or screen for signing in, enrolling or managing passkeys was shown. */
  readonly 'page.auth_viewed': { readonly referrerClass?: 'none' | 'same_site' | 'search' | 'email' | 'app' | 'other' | undefined };
  /** A page or screen waits longer than a person does, and shows no way on. */
  readonly 'page.stalled': { readonly kind: 'loader' | 'blank' | 'unanswered_dialog' | 'incompatible_dialog'; readonly waitedMs: number };
  /** A person began to sign in, sign up, recover, enroll, step up or manage. */
  readonly 'flow.started': { readonly flowName: Flow };
  /** It is settled which way this flow takes. */
  readonly 'flow.decided': { readonly flowName: Flow; readonly route: Method };
  /** The flow came to its end. */
  readonly 'flow.finished': { readonly flowName: Flow; readonly outcome: 'success' | 'failure' | 'given_up'; readonly method?: Method | undefined; readonly durationMs?: number | undefined };
  /** The person left without an end: the page was hidden, or nothing happened any more. */
  readonly 'flow.abandoned': { readonly flowName: Flow; readonly lastNode?: Node | undefined; readonly durationMs?: number | undefined };
  /** The person went back to the beginning. */
  readonly 'flow.reset': { readonly flowName: Flow; readonly lastNode?: Node | undefined };
  /** The flow ended well without anything asked of the person. */
  readonly 'flow.auto_finished': { readonly flowName: Flow; readonly durationMs?: number | undefined };
  /** The field for the identifier got the focus. */
  readonly 'identifier.focused': { readonly autofocus?: boolean | undefined };
  /** The field was filled without typing. */
  readonly 'identifier.prefilled': { readonly by: 'browser' | 'site' | 'manager' | 'unknown' };
  /** The person went on from the field. What stands in it is never sent. */
  readonly 'identifier.submitted': { readonly lengthBucket?: Bucket | undefined; readonly autofillGuess?: boolean | undefined; readonly subject?: string | undefined };
  /** Ways to sign in are on the screen. */
  readonly 'method.offered': { readonly options: readonly Method[]; readonly primary?: Method | undefined };
  /** One of them was taken. */
  readonly 'method.chosen': { readonly to: Method; readonly by: By };
  /** A started method was left for another. */
  readonly 'method.switched': { readonly from: Method; readonly to: Method; readonly by: By };
  /** The decision engine was asked. */
  readonly 'decision.requested': { readonly kind: 'sign_in' | 'enrollment' | 'step_up' | 'manage' | 'recovery' };
  /** The decision came. */
  readonly 'decision.received': { readonly verdict: Verdict; readonly reason?: string | undefined; readonly policyVersion?: string | undefined; readonly degraded?: boolean | undefined; readonly latencyMs?: number | undefined };
  /** No decision came in time; the configured one was used. */
  readonly 'decision.fallback_used': { readonly verdict: Verdict; readonly cause: 'timeout' | 'offline' | 'error' | 'switched_off' };
  /** The page does what the decision says. */
  readonly 'decision.applied': { readonly action: Verdict };
  /** The page, or the person, does something else. */
  readonly 'decision.overridden': { readonly action: Verdict; readonly by: By };
  /** A prompt to enroll is on the screen. */
  readonly 'nudge.shown': { readonly nudgeId: string; readonly impressionNo?: number | undefined; readonly dismissals?: number | undefined; readonly trigger?: 'after_sign_in' | 'after_recovery' | 'settings' | 'checkout' | 'other' | undefined };
  /** The person agreed. */
  readonly 'nudge.accepted': { readonly nudgeId: string; readonly timeOnScreenMs?: number | undefined };
  /** The person closed it. */
  readonly 'nudge.dismissed': { readonly nudgeId: string; readonly timeOnScreenMs?: number | undefined };
  /** The person does not want to see it any more. */
  readonly 'nudge.never_again': { readonly nudgeId: string };
  /** A hint on how to go on is on the screen. */
  readonly 'guidance.shown': { readonly guidanceId: string; readonly trigger?: 'before' | 'during' | 'after_failure' | undefined };
  /** The person did what a hint proposes. */
  readonly 'guidance.followed': { readonly guidanceId: string; readonly action: 'retried' | 'other_authenticator' | 'other_method' | 'settings_opened' | 'help_opened' };
  /** The server is asked for options. */
  readonly 'ceremony.options_requested': { readonly kind: Operation; readonly mediation: Mediation };
  /** The options are here. */
  readonly 'ceremony.options_received': { readonly kind: Operation; readonly mediation: Mediation; readonly userVerification?: Verification | undefined; readonly attachment?: Attachment | undefined; readonly hints?: readonly Hint[] | undefined; readonly allowCount?: number | undefined; readonly excludeCount?: number | undefined; readonly transportsSet?: readonly Transport[] | undefined; readonly timeoutMs?: number | undefined; readonly latencyMs?: number | undefined };
  /** The platform is asked for a passkey. */
  readonly 'ceremony.started': { readonly kind: Operation; readonly mediation: Mediation; readonly gesture?: boolean | undefined; readonly pageVisible?: boolean | undefined; readonly pageFocused?: boolean | undefined; readonly pendingAborted?: boolean | undefined; readonly preferImmediate?: boolean | undefined; readonly userVerification?: Verification | undefined; readonly attachment?: Attachment | undefined; readonly hints?: readonly Hint[] | undefined; readonly allowCount?: number | undefined; readonly timeoutMs?: number | undefined; readonly attemptNo?: number | undefined };
  /** Something changed around the page while the platform's dialog may be open. */
  readonly 'ceremony.ui_signal': { readonly kind: 'blur' | 'focus' | 'hidden' | 'visible' | 'autofill_shown' | 'autofill_hidden' | 'pagehide' | 'resize'; readonly offsetMs: number };
  /** The platform gave a passkey's answer. */
  readonly 'ceremony.succeeded': { readonly kind: Operation; readonly mediation: Mediation; readonly durationMs: number; readonly attachment?: Attachment | undefined; readonly transports?: readonly Transport[] | undefined; readonly extensions?: Readonly<Record<string, 'yes' | 'no' | 'unknown'>> | undefined; readonly userVerified?: boolean | undefined; readonly backupEligible?: boolean | undefined; readonly backedUp?: boolean | undefined; readonly credential?: string | undefined };
  /** The platform gave none. */
  readonly 'ceremony.failed': { readonly kind: Operation; readonly mediation: Mediation; readonly durationMs: number; readonly platform?: 'web' | 'ios' | 'macos' | 'android' | 'windows' | 'linux' | 'harmonyos' | 'other' | undefined; readonly domain?: string | undefined; readonly code?: string | undefined; readonly name: string; readonly message?: string | undefined; readonly messageHash?: string | undefined; readonly ctapStatus?: number | undefined; readonly abortedByUs?: boolean | undefined; readonly pageVisibleEnd?: boolean | undefined; readonly pageFocusedEnd?: boolean | undefined; readonly timeoutMs?: number | undefined };
  /** The answer was sent to this server. Needs a ticket. */
  readonly 'ceremony.posted': { readonly kind: Operation; readonly mediation: Mediation };
  /** The server accepted the answer. Browsers and apps tell it of servers of other makers only. */
  readonly 'ceremony.verified': { readonly kind: Operation; readonly purpose?: 'sign_up' | 'setup' | 'add_passkey' | 'sign_in' | 'step_up' | undefined; readonly serverLatencyMs?: number | undefined; readonly userVerified?: boolean | undefined; readonly backupEligible?: boolean | undefined; readonly backedUp?: boolean | undefined; readonly attachment?: Attachment | undefined; readonly aaguid?: string | undefined; readonly subject?: string | undefined; readonly credential?: string | undefined; readonly supportCode?: string | undefined };
  /** The server did not accept the answer, or issued no options. Browsers and apps tell it of servers of other makers only. */
  readonly 'ceremony.rejected': { readonly kind: Operation; readonly purpose?: 'sign_up' | 'setup' | 'add_passkey' | 'sign_in' | 'step_up' | undefined; readonly serverReason: string; readonly serverLatencyMs?: number | undefined; readonly supportCode?: string | undefined };
  /** A phone near by, or its QR code, took part. */
  readonly 'hybrid.observed': { readonly expected?: boolean | undefined; readonly confidencePercent: number };
  /** The site or app showed the person a code of its own. */
  readonly 'app.code_shown': { readonly code: string; readonly guidance?: boolean | undefined };
  /** A passkey was stored. */
  readonly 'credential.created': { readonly provider?: string | undefined; readonly aaguid?: string | undefined; readonly synced?: boolean | undefined; readonly attestationResult?: 'none' | 'verified' | 'failed' | 'not_asked' | undefined; readonly transports?: readonly Transport[] | undefined; readonly credential?: string | undefined; readonly subject?: string | undefined };
  /** A passkey was made in passing after a sign-in by other means. */
  readonly 'credential.auto_upgraded': { readonly provider?: string | undefined };
  /** No passkey was made because a rule forbids it. */
  readonly 'credential.creation_declined_by_policy': { readonly ruleId: string };
  /** A passkey got another name. The name is never sent. */
  readonly 'credential.renamed': { readonly ageBucket?: Age | undefined };
  /** A passkey was deleted or revoked. */
  readonly 'credential.deleted': { readonly by: Actor; readonly ageBucket?: Age | undefined; readonly credential?: string | undefined };
  /** Somebody used a passkey that is deleted here. */
  readonly 'credential.tombstone_hit': { readonly ageBucket?: Age | undefined; readonly credential?: string | undefined };
  /** A passkey that used to work on this device seems to be gone from it. */
  readonly 'credential.suspected_missing': { readonly failures?: number | undefined; readonly credential?: string | undefined };
  /** The password manager was told something. */
  readonly 'signal.sent': { readonly kind: 'unknown' | 'all_accepted' | 'user_details'; readonly supported?: boolean | undefined };
  /** The password manager could not be told. */
  readonly 'signal.failed': { readonly kind: 'unknown' | 'all_accepted' | 'user_details'; readonly name?: string | undefined };
  /** A sign-in was completed without a passkey. */
  readonly 'fallback.used': { readonly method: Method; readonly cause: 'no_passkey' | 'unavailable' | 'user_choice' | 'error'; readonly durationMs?: number | undefined };
  /** A one-time code was sent. The code itself is never sent to us. */
  readonly 'otp.sent': { readonly channel: Channel };
  /** The person entered a code. */
  readonly 'otp.submitted': { readonly channel: Channel; readonly attemptNo?: number | undefined };
  /** The code was not accepted. */
  readonly 'otp.failed': { readonly channel: Channel; readonly attemptNo?: number | undefined };
  /** A person who cannot sign in asks for help. */
  readonly 'recovery.started': { readonly layer?: string | undefined };
  /** One step of a recovery was done. */
  readonly 'recovery.step': { readonly layer: string; readonly assurance?: string | undefined; readonly actor: Actor };
  /** The person is back in. */
  readonly 'recovery.completed': { readonly layer: string; readonly assurance?: string | undefined; readonly waitMs?: number | undefined };
  /** A sensitive act asks for one more ceremony. */
  readonly 'stepup.required': { readonly purpose: string; readonly freshnessMs?: number | undefined };
  /** It was done. */
  readonly 'stepup.passed': { readonly purpose: string };
  /** It was not done. */
  readonly 'stepup.failed': { readonly purpose: string; readonly reason?: string | undefined };
  /** A session began. */
  readonly 'session.started': { readonly method: Method; readonly assuranceLevel?: 'aal1' | 'aal2' | 'aal3' | 'unknown' | undefined; readonly sessionRef?: string | undefined };
  /** A session is over. */
  readonly 'session.ended': { readonly cause: 'signed_out' | 'expired' | 'revoked'; readonly sessionRef?: string | undefined };
  /** An unexpected error in the SDK or in the page that uses it. */
  readonly 'error.client': { readonly type: string; readonly stackHash?: string | undefined };
  /** A person reached what the site is for. */
  readonly 'conversion': { readonly goal: string; readonly valueBucket?: Bucket | undefined };
};

export type EventName = keyof EventFields;

/** Names of the fields that each event may carry, parted by spaces. An event with any other field must not be sent. */
export const fieldsOf: Readonly<Record<EventName, string>> = {
  'sdk.init': 'loadMs configSource storageOk integration',
  'sdk.dropped': 'reason count',
  'env.capabilities': 'webauthn platformAuthenticator conditionalMediation clientCapabilities bluetooth immediateGet signals durationMs',
  'env.device': 'os osVersion browser browserVersion formFactor model manufacturer locale screenBucket hintsSource',
  'env.manager_signal': 'managerGuess evidence',
  'page.auth_viewed': 'referrerClass',
  'page.stalled': 'kind waitedMs',
  'flow.started': 'flowName',
  'flow.decided': 'flowName route',
  'flow.finished': 'flowName outcome method durationMs',
  'flow.abandoned': 'flowName lastNode durationMs',
  'flow.reset': 'flowName lastNode',
  'flow.auto_finished': 'flowName durationMs',
  'identifier.focused': 'autofocus',
  'identifier.prefilled': 'by',
  'identifier.submitted': 'lengthBucket autofillGuess subject',
  'method.offered': 'options primary',
  'method.chosen': 'to by',
  'method.switched': 'from to by',
  'decision.requested': 'kind',
  'decision.received': 'verdict reason policyVersion degraded latencyMs',
  'decision.fallback_used': 'verdict cause',
  'decision.applied': 'action',
  'decision.overridden': 'action by',
  'nudge.shown': 'nudgeId impressionNo dismissals trigger',
  'nudge.accepted': 'nudgeId timeOnScreenMs',
  'nudge.dismissed': 'nudgeId timeOnScreenMs',
  'nudge.never_again': 'nudgeId',
  'guidance.shown': 'guidanceId trigger',
  'guidance.followed': 'guidanceId action',
  'ceremony.options_requested': 'kind mediation',
  'ceremony.options_received': 'kind mediation userVerification attachment hints allowCount excludeCount transportsSet timeoutMs latencyMs',
  'ceremony.started': 'kind mediation gesture pageVisible pageFocused pendingAborted preferImmediate userVerification attachment hints allowCount timeoutMs attemptNo',
  'ceremony.ui_signal': 'kind offsetMs',
  'ceremony.succeeded': 'kind mediation durationMs attachment transports extensions userVerified backupEligible backedUp credential',
  'ceremony.failed': 'kind mediation durationMs platform domain code name message messageHash ctapStatus abortedByUs pageVisibleEnd pageFocusedEnd timeoutMs',
  'ceremony.posted': 'kind mediation',
  'ceremony.verified': 'kind purpose serverLatencyMs userVerified backupEligible backedUp attachment aaguid subject credential supportCode',
  'ceremony.rejected': 'kind purpose serverReason serverLatencyMs supportCode',
  'hybrid.observed': 'expected confidencePercent',
  'app.code_shown': 'code guidance',
  'credential.created': 'provider aaguid synced attestationResult transports credential subject',
  'credential.auto_upgraded': 'provider',
  'credential.creation_declined_by_policy': 'ruleId',
  'credential.renamed': 'ageBucket',
  'credential.deleted': 'by ageBucket credential',
  'credential.tombstone_hit': 'ageBucket credential',
  'credential.suspected_missing': 'failures credential',
  'signal.sent': 'kind supported',
  'signal.failed': 'kind name',
  'fallback.used': 'method cause durationMs',
  'otp.sent': 'channel',
  'otp.submitted': 'channel attemptNo',
  'otp.failed': 'channel attemptNo',
  'recovery.started': 'layer',
  'recovery.step': 'layer assurance actor',
  'recovery.completed': 'layer assurance waitMs',
  'stepup.required': 'purpose freshnessMs',
  'stepup.passed': 'purpose',
  'stepup.failed': 'purpose reason',
  'session.started': 'method assuranceLevel sessionRef',
  'session.ended': 'cause sessionRef',
  'error.client': 'type stackHash',
  conversion: 'goal valueBucket',
};
