import type { CeremonyStep } from './observer.js';
import type { CreateFailure, RequestFailure } from './translate-browser-error.js';
import type { NothingHere, Refused } from './results.js';

/** What the browser may end a ceremony with. */
export type BrowserFailure = RequestFailure | CreateFailure | NothingHere;

/** Options as the server issues them. The ceremony is its sealed state, which goes back with the answer. */
export type Issued<Options> = {
  readonly ceremony: string;
  readonly publicKey: Options;
  /** Goes back with the events of this ceremony, which then count for more. */
  readonly telemetryTicket?: unknown;
};

/** What every options document may say of time: milliseconds. */
export type Timed = { readonly timeout?: number };

/** What tells one ceremony from another. `Options` is the JSON form of the browser's options. */
export type CeremonyPlan<Options extends Timed, Failure extends BrowserFailure> = {
  readonly ceremony: CeremonyStep['ceremony'];
  readonly mode: CeremonyStep['mode'];
  /** A capability without which the browser would do something else than it is asked for. */
  readonly needs?: 'conditionalMediation' | 'conditionalCreate' | 'immediateGet' | undefined;
  readonly signal: AbortSignal | undefined;
  /** Members of the request for options; those that are undefined are left out. */
  readonly asks: Readonly<Record<string, unknown>>;
  /** Further members of the request to verify. */
  readonly adds?: Readonly<Record<string, unknown>>;
  /** Asks the browser. May throw what reading the options throws. */
  readonly request: (options: Options, signal: AbortSignal) => Promise<Credential | null>;
  readonly translate: (error: unknown, elapsedMs: number) => Failure;
  /** Told when the server has refused a credential. */
  readonly onRefused?: (refusal: Refused, options: Options, credential: PublicKeyCredential) => void;
};
