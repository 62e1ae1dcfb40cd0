import type { Connection } from '../call-server.js';
import { requestInit } from '../request-init.js';
import { secondsToWait } from '../seconds-to-wait.js';
import type { Verdict } from './outbox.js';

/**
 * Posts one batch, and hands on the configuration that comes with the answer. Never rejects. What cannot be read is
 * refused for good; a server that knows no events, or takes none from here, is not asked again.
 */
export async function postEvents(
  connection: Connection,
  body: string,
  onConfig: (config: unknown) => void,
): Promise<Verdict> {
  try {
    const response = await connection.fetch(`${connection.baseUrl}/v1/events`, requestInit(connection, 'POST', body));
    const { ok, status } = response;
    if (status === 408 || status === 429 || status >= 500)
      return { outcome: 'later', afterMs: (secondsToWait(response) ?? 0) * 1_000 };
    if (!ok) return { outcome: [400, 413, 422].includes(status) ? 'refused' : 'off' };
    const { config } = Object(await response.json().catch(() => undefined)) as { readonly config?: unknown };
    onConfig(config);
    return { outcome: 'kept' };
  } catch {
    return { outcome: 'later', afterMs: 0 };
  }
}
