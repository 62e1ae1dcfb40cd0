import { quietly } from './quietly.js';

/** Calls `leave` when the page is hidden (it may never come back) and when it is left. Gives back what ends that. */
export function whenLeaving(leave: () => unknown): () => void {
  const ending = new AbortController();
  // On the window, where what concerns the document arrives last. No `unload`: pages that listen for it lose their place
  // in the back-forward cache.
  for (const type of ['visibilitychange', 'pagehide'])
    addEventListener(
      type,
      () => quietly(() => (type === 'pagehide' || document.visibilityState === 'hidden') && leave()),
      { signal: ending.signal },
    );
  return () => {
    ending.abort();
  };
}
