import { quietly } from './quietly.js';

/** Calls `leave` when the page is hidden (it may never come back) and when it is left. Gives back what ends that. */
export function whenLeaving(leave: () => unknown): () => void {
  const ending = new AbortController();
  const { signal } = ending;
  // On the window, where it arrives last. No `unload`: pages that listen for it lose their place in the back-forward cache.
  addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') quietly(leave);
  }, { signal });
  addEventListener('pagehide', () => quietly(leave), { signal });
  return () => {
    ending.abort();
  };
}
