/** The right to be the one pending ceremony of the page. */
export type Turn = {
  /** Aborted when the caller aborts, or when another ceremony takes this turn away. */
  readonly signal: AbortSignal;
  /** How the turn was lost, once `signal` is aborted. */
  readonly lost: () => 'superseded' | 'aborted' | undefined;
  /** Resolves when the browser is done with the request of the ceremony before, or has had enough time for it. */
  readonly browserIsFree: Promise<unknown>;
  /** Lets the next ceremony know of a request that the browser is busy with. It must not reject. */
  readonly browserIsBusyWith: (request: Promise<unknown>) => void;
  readonly end: () => void;
};

type Holder = {
  /** Waits in the autofill, and shows no dialog. */
  readonly quiet: boolean;
  request: Promise<unknown> | undefined;
  readonly giveWay: () => void;
};

/** The holder is found here by every copy of this SDK that the page may have loaded. */
const key = Symbol.for('@ostiary/sdk: pending ceremony');
const page = globalThis as { [key]?: Holder | undefined };

/** In milliseconds. A password manager that ignores an abort must not hold up the next ceremony for longer. */
const patience = 250;

/**
 * Takes the page's turn, away from whoever has it. Null when a quiet ceremony would have to interrupt a dialog for it.
 * A browser serves one request at a time, and an abort takes effect only when the old request has settled (WebAuthn L3 §5.6).
 */
export function takeTurn(quiet: boolean, callerSignal: AbortSignal | undefined): Turn | null {
  const previous = page[key];
  if (quiet && previous?.quiet === false) return null;
  previous?.giveWay();

  const controller = new AbortController();
  let superseded = false;
  const holder: Holder = {
    quiet,
    request: undefined,
    giveWay: () => {
      superseded = true;
      controller.abort();
    },
  };
  const followCaller = (): void => {
    controller.abort();
  };
  callerSignal?.addEventListener('abort', followCaller, { once: true });
  page[key] = holder;

  return {
    signal: controller.signal,
    lost: () => (superseded ? 'superseded' : controller.signal.aborted ? 'aborted' : undefined),
    browserIsFree: previous?.request ? Promise.race([previous.request, later(patience)]) : Promise.resolve(),
    browserIsBusyWith: request => {
      holder.request = request;
    },
    end: () => {
      callerSignal?.removeEventListener('abort', followCaller);
      if (page[key] === holder) page[key] = undefined;
    },
  };
}

function later(milliseconds: number): Promise<void> {
  return new Promise(resolve => {
    setTimeout(resolve, milliseconds);
  });
}
