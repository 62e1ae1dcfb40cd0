/** The right to be the one pending ceremony of the page. */
export type Turn = {
  /** Aborted when the caller aborts, or when another ceremony takes this turn away. */
  readonly signal: AbortSignal;
  /** How the turn was lost, once `signal` is aborted. */
  readonly lost: () => 'superseded' | 'aborted' | undefined;
  /** Resolves when the browser is done with the request before, or has had enough time for it. */
  readonly browserIsFree: () => Promise<unknown>;
  /** Lets whoever asks the browser next know what it is busy with. The request must not reject. */
  readonly browserIsBusyWith: (request: Promise<unknown>) => void;
  readonly end: () => void;
};

type Holder = {
  /** Waits in the autofill, and shows no dialog. */
  readonly isQuiet: boolean;
  readonly giveWay: () => void;
};

/** Shared by every copy of this SDK that the page may have loaded. */
type Seat = { holder: Holder | undefined; lastRequest: Promise<unknown> };

const key: unique symbol = Symbol.for('@ostiary/sdk: pending ceremony');
const page = globalThis as { [key]?: Seat | undefined };

/** In milliseconds. A password manager that ignores an abort must not hold up the next ceremony for longer. */
const patience = 250;

/**
 * Takes the page's turn, away from whoever has it. Null when a quiet ceremony would have to interrupt a dialog for it.
 * A browser serves one request at a time, and an aborted request is over only when it has settled (WebAuthn L3 §5.6).
 */
export function takeTurn(isQuiet: boolean, callerSignal: AbortSignal | undefined): Turn | null {
  const seat = (page[key] ??= { holder: undefined, lastRequest: Promise.resolve() });
  if (isQuiet && seat.holder?.isQuiet === false) return null;
  seat.holder?.giveWay();

  const controller = new AbortController();
  let lost: 'superseded' | 'aborted' | undefined;
  const lose = (how: 'superseded' | 'aborted') => (): void => {
    lost ??= how;
    controller.abort();
  };
  const followCaller = lose('aborted');
  callerSignal?.addEventListener('abort', followCaller, { once: true });
  const holder: Holder = { isQuiet, giveWay: lose('superseded') };
  seat.holder = holder;

  return {
    signal: controller.signal,
    lost: () => lost,
    browserIsFree: () => Promise.race([seat.lastRequest, later(patience)]),
    browserIsBusyWith: request => {
      seat.lastRequest = request;
    },
    end: () => {
      callerSignal?.removeEventListener('abort', followCaller);
      if (seat.holder === holder) seat.holder = undefined;
    },
  };
}

function later(milliseconds: number): Promise<void> {
  return new Promise(resolve => {
    setTimeout(resolve, milliseconds);
  });
}
