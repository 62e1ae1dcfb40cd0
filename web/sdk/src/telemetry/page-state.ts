import type { Recorder } from './recorder.js';
import { uuidV7 } from './uuid-v7.js';

/** One visit, and when it was last heard of: milliseconds since 1970. */
export type Session = { readonly id: string; readonly at: number };

/** What every copy of this SDK that the page may have loaded must agree on. */
export type PageState = {
  /** Names this page until it is left or loaded again. */
  readonly tab: string;
  /** The number of the next event of this page. */
  seq: number;
  session: Session | undefined;
  /** Challenges of requests that somebody tells of already. */
  readonly claimed: WeakSet<object>;
  /** When the page itself last aborted a request, on the monotonic clock. */
  abortedAt: number;
  /** Of each client of this page that has one. */
  readonly recorders: WeakMap<object, Recorder>;
};

const key: unique symbol = Symbol.for('@ostiary/sdk: telemetry');
const page = globalThis as { [key]?: PageState | undefined };

/** The page's one state, made when it is first asked for. */
export function pageState(): PageState {
  return (page[key] ??= {
    tab: uuidV7(Date.now()),
    seq: 0,
    session: undefined,
    claimed: new WeakSet(),
    abortedAt: -Infinity,
    recorders: new WeakMap(),
  });
}
