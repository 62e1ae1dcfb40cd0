import { orUndefined } from '../or-undefined.js';
import type { Mediation, Operation } from './catalog.js';
import { describeCredential } from './describe-credential.js';
import { describeFailure, type FailureFields } from './describe-failure.js';
import { describeOptions, type AskedFor, type OptionsFields } from './describe-options.js';
import { pageState } from './page-state.js';
import { quietly } from './quietly.js';
import type { CeremonyRef, Recorder } from './recorder.js';
import { uuidV7 } from './uuid-v7.js';
import { watchSurroundings } from './watch-surroundings.js';

/** Which ceremony it is. */
export type AttemptKind = { readonly kind: Operation; readonly mediation: Mediation };

/** One ceremony, told step by step. */
export type Attempt = {
  /** Tells of a step that has no more to it than that it was reached. */
  readonly reached: (step: 'ceremony.options_requested' | 'ceremony.posted') => void;
  /** The server's options, and what it gave with them to know their events by. Only the first are told of. */
  readonly received: (asked: AskedFor, ticket?: unknown, latencyMs?: number) => void;
  /** The browser was asked when the monotonic clock was at `at`. */
  readonly started: (at: number) => void;
  readonly succeeded: (credential: object) => void;
  readonly failed: (error: unknown, abortedByUs: boolean) => void;
  /** The server gave no options or no verdict. */
  readonly rejected: (why: { readonly serverReason: string; readonly supportCode: string | undefined }) => void;
};

/** A request that comes so soon after the page has taken one back, in milliseconds, is what it was taken back for. */
const rightAfter = 500;

/** Begins to tell of one ceremony. */
export function beginAttempt({ record, rawMessages }: Recorder, what: AttemptKind): Attempt {
  const page = pageState();
  let ref: CeremonyRef = { attempt: uuidV7(Date.now()) };
  let described: OptionsFields | undefined;
  let startedAt = 0;
  let endWatch: (() => void) | undefined;
  const sinceStart = (): number => Math.round(performance.now() - startedAt);
  const isVisible = (): boolean => document.visibilityState === 'visible';

  return {
    reached: step => {
      // What is posted to a server that gave no ticket cannot be found there.
      if (step !== 'ceremony.posted' || ref.ticket) record(step, what, ref);
    },
    received: (options, ticket, latencyMs) => {
      if (typeof ticket === 'string') ref = { ...ref, ticket };
      if (described) return;
      described = quietly(() => describeOptions(options));
      record('ceremony.options_received', { ...what, ...described?.asked, ...described?.named, latencyMs }, ref);
    },
    started: at => {
      startedAt = at;
      record('ceremony.started', {
        ...what,
        ...described?.asked,
        gesture: (navigator as Partial<Navigator>).userActivation?.isActive,
        pageVisible: isVisible(),
        pageFocused: document.hasFocus(),
        pendingAborted: at - page.abortedAt < rightAfter,
      }, ref);
      endWatch = watchSurroundings(kind => {
        record('ceremony.ui_signal', { kind, offsetMs: sinceStart() }, ref);
      });
    },
    succeeded: credential => {
      endWatch?.();
      const seen = quietly(() => describeCredential(credential));
      record('ceremony.succeeded', { ...what, ...seen, durationMs: sinceStart() }, ref);
    },
    failed: (error, abortedByUs) => {
      endWatch?.();
      if (abortedByUs) page.abortedAt = performance.now();
      const seen = {
        ...what,
        durationMs: sinceStart(),
        abortedByUs,
        pageVisibleEnd: isVisible(),
        pageFocusedEnd: document.hasFocus(),
      };
      const tell = (failure: FailureFields = { name: 'other' }): void => {
        record('ceremony.failed', { ...seen, ...failure }, ref);
      };
      // A moment later, because browsers hash elsewhere.
      void orUndefined(() => describeFailure(error, rawMessages)).then(tell);
    },
    rejected: why => {
      record('ceremony.rejected', { kind: what.kind, ...why }, ref);
    },
  };
}
