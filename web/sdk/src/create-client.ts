import type { ClientOptions, OstiaryClient } from './client.js';

/** A client for one Ostiary server. Creating it asks nothing of the server or the browser. */
export function createClient(options: ClientOptions = {}): OstiaryClient {
  throw new Error(`Not built yet: ${JSON.stringify(options)}`);
}
