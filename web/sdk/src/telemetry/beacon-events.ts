import type { Connection } from '../call-server.js';
import { requestInit } from '../request-init.js';
import { quietly } from './quietly.js';

/**
 * Sends a batch so that it outlives the page. A beacon can carry no key, so that a page of another origin needs a fetch
 * that is kept alive instead. False where the browser has neither, or has no room left for it.
 */
export function beaconEvents(connection: Connection, body: string): boolean {
  const address = `${connection.baseUrl}/v1/events`;
  return quietly(() => {
    if (connection.publishableKey === undefined)
      return navigator.sendBeacon(address, new Blob([body], { type: 'application/json' }));
    const init = { ...requestInit(connection, 'POST', body), keepalive: true };
    if (!('keepalive' in Request.prototype)) return false;
    void connection.fetch(address, init).catch(() => undefined);
    return true;
  }) ?? false;
}
