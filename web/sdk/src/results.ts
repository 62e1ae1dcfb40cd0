import type { Passkey, Session, User } from './account.js';

/** What the browser said, word for word: for support and telemetry, not to be shown to a person. */
export type BrowserError = { readonly name: string; readonly message: string };

/** A request that ended in the browser or its authenticator. */
type EndedInBrowser<Status extends string> = { readonly status: Status; readonly browserError: BrowserError };

/** The server said no, or was not able to answer. */
export type Refused = {
  readonly status: 'refused';
  /** Stable name of the reason, such as `sign_in.refused`. `sdk.unexpected_answer` when the answer could not be understood. */
  readonly code: string;
  readonly title: string;
  readonly detail: string | null;
  /** Leads an operator to this very request; null when the server gave none. */
  readonly supportCode: string | null;
  /** Status of the HTTP answer. */
  readonly httpStatus: number;
  /** The member of the request that was wrong. */
  readonly field?: string;
  /** Seconds to wait before trying again. */
  readonly retryAfter?: number;
};

/** The server could not be reached. */
export type Offline = { readonly status: 'offline' };

/** This browser cannot do it. */
export type Unsupported = {
  readonly status: 'unsupported';
  /** Which capability; `requested-options` when the browser was asked and did not know what the options ask for. */
  readonly missing: 'webauthn' | 'conditionalMediation' | 'conditionalCreate' | 'immediateGet' | 'requested-options';
  readonly browserError?: BrowserError;
};

/** Another ceremony of this page took its place. Nothing went wrong: show nothing. */
export type Superseded = { readonly status: 'superseded' };

/** The caller's own `signal` was aborted. */
export type Aborted = { readonly status: 'aborted' };

/**
 * The person said no, or did not answer in time, or had no passkey to offer.
 * Browsers fold these into one on purpose (WebAuthn L3 §14.5), so nobody can say which.
 */
export type DismissedOrTimedOut = EndedInBrowser<'dismissed-or-timed-out'>;

/** This authenticator already holds a passkey of this account. Nothing to repair: it can be used to sign in. */
export type AlreadyRegistered = EndedInBrowser<'already-registered'>;

/** The page's origin may not use this RP ID, or may not use passkeys at all: a mistake in configuration. */
export type WrongOrigin = EndedInBrowser<'wrong-origin'>;

/** No authenticator at hand can keep a passkey and verify its user as the server demands. */
export type AuthenticatorUnsuitable = EndedInBrowser<'authenticator-unsuitable'>;

/** Some other script of this page has a request of its own open. */
export type Busy = EndedInBrowser<'busy'>;

/** The browser could not make sense of the options: a defect of the server or of the SDK. */
export type BadOptions = EndedInBrowser<'bad-options'>;

/** The device, its password manager or the security key failed. Trying once more is sensible. */
export type AuthenticatorFailed = EndedInBrowser<'authenticator-failed'>;

/** Immediate sign-in found no passkey on this device, and showed nothing. */
export type NothingHere = EndedInBrowser<'nothing-here'>;

/** Why a call to the server gave nothing. */
export type CallFailure = Refused | Offline | Aborted;

/** Why any ceremony may end without what it was for. */
export type CeremonyFailure =
  | CallFailure
  | Unsupported
  | Superseded
  | DismissedOrTimedOut
  | WrongOrigin
  | Busy
  | BadOptions
  | AuthenticatorFailed;

/** A passkey was made, and the server has verified it. */
export type Registered = {
  readonly status: 'registered';
  readonly user: User;
  readonly passkey: Passkey;
  /** The session begun in a cookie; null when the server begins none here. */
  readonly session: Session | null;
  /** A short-lived proof for the application's own backend to redeem; null where a session was begun. */
  readonly result: string | null;
};

/** The person is who they were at registration. */
export type SignedIn = {
  readonly status: 'signed-in';
  readonly user: User;
  readonly passkey: Passkey;
  /** The session begun in a cookie; null when the server begins none here. */
  readonly session: Session | null;
  /** A short-lived proof for the application's own backend to redeem; null where a session was begun. */
  readonly result: string | null;
};

/** The person has just confirmed one action with a passkey. */
export type SteppedUp = {
  readonly status: 'stepped-up';
  /** Permits that one action, once, for a few minutes. */
  readonly stepUpGrant: string;
  readonly user: User;
  readonly passkey: Passkey;
};

/** How a registration ended. Nothing that a person can cause is thrown. */
export type RegisterResult = Registered | CeremonyFailure | AlreadyRegistered | AuthenticatorUnsuitable;

/** How a sign-in ended. Only `signed-in` carries a user. */
export type SignInResult = SignedIn | CeremonyFailure | NothingHere;

/** How a step-up ended. */
export type StepUpResult = SteppedUp | CeremonyFailure;

/** How adding a passkey ended: both of its ceremonies, the second only where the first succeeded. */
export type AddPasskeyResult =
  | { readonly status: 'added'; readonly stepUp: SteppedUp; readonly registration: Registered }
  | { readonly status: 'not-stepped-up'; readonly stepUp: Exclude<StepUpResult, SteppedUp>; readonly registration: null }
  | {
      readonly status: 'not-registered';
      /** Its grant is still good if the registration never reached the server: `register` may be tried again with it. */
      readonly stepUp: SteppedUp;
      readonly registration: Exclude<RegisterResult, Registered>;
    };

/** Who is signed in on this page. */
export type SessionResult =
  | { readonly status: 'signed-in'; readonly user: User; readonly session: Session }
  | { readonly status: 'signed-out' }
  | CallFailure;

/** How a sign-out ended. A session that was over already counts as signed out. */
export type SignOutResult = { readonly status: 'signed-out' } | CallFailure;

/**
 * How a signal ended. `signaled` proves nothing about the password manager: it may be away, or may not care
 * (WebAuthn L3 §5.1.10).
 */
export type SignalResult =
  | { readonly status: 'signaled' }
  | { readonly status: 'unsupported' }
  | Aborted
  | { readonly status: 'failed'; readonly browserError: BrowserError };
