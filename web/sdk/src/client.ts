import type {
  AddPasskeyResult,
  RegisterResult,
  SessionResult,
  SignInResult,
  SignOutResult,
  SignalResult,
  StepUpResult,
} from './results.js';
import type { Observer } from './observer.js';
import type { TelemetryOptions } from './telemetry/telemetry.js';

/** Where the server is, and how to speak with it. */
export type ServerOptions = {
  /** Address of the server, such as `https://sign-in.example.com`. Default: the origin of the page. */
  readonly baseUrl?: string;
  /** `opk_…`, for a page of another origin than the server's. Without it calls carry the page's own cookies. */
  readonly publishableKey?: string;
  /** Default: the page's own `fetch`. */
  readonly fetch?: typeof fetch;
};

/** What a client is made of. */
export type ClientOptions = ServerOptions & {
  /** Told of each step; what it throws never reaches a ceremony. */
  readonly observer?: Observer;
  /** What the server is told of each ceremony, besides what it sees itself. `false`: nothing. Default: see there. */
  readonly telemetry?: TelemetryOptions | false;
};

/** What every call takes. */
export type CallOptions = {
  /** Ends the call with `aborted`. */
  readonly signal?: AbortSignal;
};

type Registering = CallOptions & {
  readonly displayName?: string;
  /** `conditional` makes a passkey in passing, without a dialog, where the password manager agrees. */
  readonly mediation?: 'conditional';
  /** Which kind of authenticator to offer first; browsers may ignore it. */
  readonly hints?: readonly ('security-key' | 'client-device' | 'hybrid')[];
  /** What the person calls the passkey. */
  readonly name?: string;
};

/** For whom to make a passkey. */
export type RegisterOptions =
  | (Registering & { readonly purpose: 'sign-up'; readonly identifier?: string })
  /** The first administrator of a new server, by the token of the one-time link. */
  | (Registering & { readonly purpose: 'setup'; readonly identifier: string; readonly setupToken: string })
  | (Registering & { readonly purpose: 'add-passkey'; readonly stepUpGrant?: string });

/** How to ask for a passkey. */
export type SignInOptions = CallOptions &
  (
    | {
        /** A dialog, on a click; with an identifier the server names that person's passkeys. */
        readonly mode: 'modal';
        readonly identifier?: string;
      }
    | {
        /**
         * The autofill of a field with `autocomplete="username webauthn"`, from page load on. Stays pending until the
         * person picks a passkey or something takes its place, and renews its challenge by itself.
         */
        readonly mode: 'conditional';
      }
    | {
        /** A dialog only if a passkey is on this device, `nothing-here` at once otherwise. Needs a click. */
        readonly mode: 'immediate';
      }
  );

/** What the person is asked to confirm. */
export type StepUpOptions = CallOptions & {
  readonly action: 'passkey.add' | 'passkey.delete' | 'person.erase';
  /** `pky_…` of the passkey to delete, `usr_…` of the person to erase. */
  readonly target?: string;
};

/** The passkey to add to the account that is signed in. */
export type AddPasskeyOptions = CallOptions & Pick<Registering, 'hints' | 'name'>;

/** Tells the browser's password manager what the server knows. Where there is no such browser, `unsupported`. */
export type Signals = {
  /** This passkey is not known (any more): hide it. Base64url id, as in `PublicKeyCredential.id`. */
  unknownCredential(
    passkey: CallOptions & { readonly rpId: string; readonly credentialId: string },
  ): Promise<SignalResult>;
  /** These are all passkeys of a person who is signed in; any other is hidden. Never send a part of them. */
  allAcceptedCredentials(
    passkeys: CallOptions & {
      readonly rpId: string;
      /** `User.userHandle`. */
      readonly userId: string;
      readonly allAcceptedCredentialIds: readonly string[];
    },
  ): Promise<SignalResult>;
  /** The names under which the person's passkeys are listed. */
  currentUserDetails(
    user: CallOptions & {
      readonly rpId: string;
      /** `User.userHandle`. */
      readonly userId: string;
      readonly name: string;
      readonly displayName: string;
    },
  ): Promise<SignalResult>;
};

/**
 * An Ostiary server, seen from a page. One ceremony is pending at a time across the page: a newer call takes the place
 * of an older one, which then ends as `superseded`; only a conditional call never interrupts a dialog.
 */
export type OstiaryClient = {
  /** Makes a passkey: for a new account, or one more for the account that is signed in. */
  register(options: RegisterOptions): Promise<RegisterResult>;
  /** Signs a person in with a passkey. */
  signIn(options: SignInOptions): Promise<SignInResult>;
  /** Asks for a passkey once more, to permit one action. */
  stepUp(options: StepUpOptions): Promise<StepUpResult>;
  /** Steps up, then registers. Where a browser wants a click of its own for each, call the two yourself. */
  addPasskey(options?: AddPasskeyOptions): Promise<AddPasskeyResult>;
  readonly session: {
    get(options?: CallOptions): Promise<SessionResult>;
    signOut(options?: CallOptions): Promise<SignOutResult>;
  };
  readonly signals: Signals;
};
