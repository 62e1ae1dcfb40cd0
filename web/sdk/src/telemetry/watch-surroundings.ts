import { quietly } from './quietly.js';

/** What may happen around a page while a dialog of the browser is open; words of `ceremony.ui_signal`. */
export type UiSignal = 'blur' | 'focus' | 'hidden' | 'visible' | 'pagehide';

/** An autofill may wait for hours, while its page is left and looked at again. */
const most = 12;

/** Tells of the first of these, until it is ended by what it gives back. */
export function watchSurroundings(tell: (signal: UiSignal) => void): () => void {
  const ending = new AbortController();
  const { signal } = ending;
  let told = 0;
  const say = (what: () => UiSignal) => (): void => {
    quietly(() => {
      tell(what());
    });
    if (++told === most) ending.abort();
  };
  // Each is heard before what sends the events off when the page is left.
  addEventListener('pagehide', say(() => 'pagehide'), { signal, capture: true });
  document.addEventListener('visibilitychange', say(() => document.visibilityState), { signal });
  addEventListener('blur', say(() => 'blur'), { signal });
  addEventListener('focus', say(() => 'focus'), { signal });
  return () => {
    ending.abort();
  };
}
