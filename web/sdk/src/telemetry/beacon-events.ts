import type { Connection } from '../call-server.js';
import { quietly } from './quietly.js';

/**
 * Sends a batch so that it outlives the page: as plain text, and with the key in the address, because a page that is left
 * can neither ask the other origin first nor add a header. False where the browser has no room left for it.
 */
export function beaconEvents({ baseUrl, publishableKey }: Connection, body: string): boolean {
  const key = publishableKey === undefined ? '' : `?key=${encodeURIComponent(publishableKey)}`;
  return quietly(() => navigator.sendBeacon(`${baseUrl}/v1/events${key}`, body)) ?? false;
}
