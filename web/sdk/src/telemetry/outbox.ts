import type { EventFields } from './catalog.js';

/** Why events were lost before they left the page. */
export type LossReason = EventFields['sdk.dropped']['reason'];

/** What became of a batch. `later`: try again, not before `afterMs`. `off`: this server takes no events from here. */
export type Verdict =
  | { readonly outcome: 'kept' | 'refused' | 'off' }
  | { readonly outcome: 'later'; readonly afterMs: number };

/** What an outbox needs to know of the world. Each event is its JSON text, written when it happened. */
export type OutboxPorts = {
  /** Never rejects. */
  readonly post: (events: readonly string[]) => Promise<Verdict>;
  /** Sends what outlives the page; false where the browser does not take it. */
  readonly beacon: (events: readonly string[]) => boolean;
  readonly settings: () => { readonly sendAfterMs: number; readonly queueLimit: number };
  /** The event that tells of a loss. */
  readonly lossOf: (reason: LossReason, count: number) => string;
};

/** Events that wait to be sent. */
export type Outbox = {
  readonly add: (event: string) => void;
  /** Counts an event that will not be sent; the next batch tells how many there were. */
  readonly lose: (reason: LossReason) => void;
  /** Sends all that waits by beacon. Gives back what the browser did not take, which goes on waiting. */
  readonly leave: () => readonly string[];
  /** Sends nothing more, and forgets what waits. */
  readonly close: () => void;
};
