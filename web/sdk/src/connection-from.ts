import type { Connection } from './call-server.js';
import type { ServerOptions } from './client.js';

/** How to reach the server. Throws `TypeError` on an address that is none, and on a key that is not publishable. */
export function connectionFrom({ baseUrl = '', publishableKey, fetch: ownFetch }: ServerOptions): Connection {
  if (baseUrl !== '' && !/^https?:$/.test(new URL(baseUrl).protocol))
    throw new TypeError(`baseUrl is not an http or https address: ${baseUrl}`);
  if (publishableKey !== undefined && !publishableKey.startsWith('opk_'))
    throw new TypeError('publishableKey does not begin with opk_. Secret keys belong to the backend.');
  return {
    baseUrl: baseUrl.replace(/\/+$/, ''),
    publishableKey,
    // Called as a function of the page: browsers refuse a fetch that has another `this`.
    fetch: ownFetch ?? ((input, init) => fetch(input, init)),
  };
}
