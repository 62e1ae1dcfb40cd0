import { nameAndMessageOf } from './name-and-message-of.js';
import type {
  AlreadyRegistered,
  AuthenticatorFailed,
  AuthenticatorUnsuitable,
  BadOptions,
  Busy,
  DismissedOrTimedOut,
  NothingHere,
  Superseded,
  Unsupported,
  WrongOrigin,
} from './results.js';

/** What any request to the browser may end with. */
export type RequestFailure =
  | Unsupported
  | Superseded
  | DismissedOrTimedOut
  | WrongOrigin
  | Busy
  | BadOptions
  | AuthenticatorFailed;

export type CreateFailure = RequestFailure | AlreadyRegistered | AuthenticatorUnsuitable;

/** `get-immediately` is a get with `uiMode: 'immediate'`. */
export type BrowserRequest = 'create' | 'get' | 'get-immediately';

/** Faster than this, in milliseconds, no person has read a dialog and said no to it. */
const fastestPerson = 1_000;

/**
 * What a rejection of `navigator.credentials.create` or `get` means: WebAuthn L3 §5.1.3 (create), §5.1.4 (get), §5.6
 * (abort). Names only: messages differ by browser, version and language.
 *
 * `NotAllowedError` covers refusal, timeout, and no matching credential, and says no more on purpose (L3 §14.5). Only an
 * immediate get that fails before anybody can have answered is known to have found nothing; in private browsing it says
 * so whatever there is.
 */
export function translateBrowserError(error: unknown, request: 'create', elapsedMs: number): CreateFailure;
export function translateBrowserError(error: unknown, request: 'get', elapsedMs: number): RequestFailure;
export function translateBrowserError(
  error: unknown,
  request: BrowserRequest,
  elapsedMs: number,
): RequestFailure | NothingHere;
export function translateBrowserError(
  error: unknown,
  request: BrowserRequest,
  elapsedMs: number,
): CreateFailure | NothingHere {
  const browserError = nameAndMessageOf(error);
  switch (browserError.name) {
    case 'NotAllowedError':
      return request === 'get-immediately' && elapsedMs < fastestPerson
        ? { status: 'nothing-here', browserError }
        : { status: 'dismissed-or-timed-out', browserError };
    case 'AbortError': // Our aborts and the caller's are known before this: it was a request of some other script.
      return { status: 'superseded' };
    case 'InvalidStateError': // On create: excludeCredentials named one that this authenticator has. On get: undefined by L3.
      return { status: request === 'create' ? 'already-registered' : 'authenticator-failed', browserError };
    case 'ConstraintError': // On create: residentKey or userVerification is required, and nothing here can do it.
      return { status: request === 'create' ? 'authenticator-unsuitable' : 'authenticator-failed', browserError };
    case 'SecurityError': // The RP ID does not belong to this origin, or the origin is not secure.
      return { status: 'wrong-origin', browserError };
    case 'NotSupportedError': // No algorithm, extension or mode of the options that this browser knows.
      return { status: 'unsupported', missing: 'requested-options', browserError };
    case 'OperationError': // Chromium: "A request is already pending."
      return { status: 'busy', browserError };
    case 'TypeError':
    case 'EncodingError':
    case 'SyntaxError':
    case 'DataError':
      return { status: 'bad-options', browserError };
    default: // UnknownError, NotReadableError, NetworkError, and whatever password managers make up.
      return { status: 'authenticator-failed', browserError };
  }
}
