import type { Connection } from './call-server.js';

/** A request with the caller's credentials: the publishable key where there is one, the page's own cookies otherwise. */
export function requestInit(
  { publishableKey }: Connection,
  method: string,
  text: string | undefined,
): RequestInit {
  return {
    method,
    headers: {
      Accept: 'application/json',
      ...(text !== undefined && { 'Content-Type': 'application/json' }),
      ...(publishableKey !== undefined && { 'Ostiary-Key': publishableKey }),
    },
    // A publishable key speaks for a page of another origin, which has no cookie of ours to send.
    credentials: publishableKey === undefined ? 'same-origin' : 'omit',
    cache: 'no-store',
    ...(text !== undefined && { body: text }),
  };
}
