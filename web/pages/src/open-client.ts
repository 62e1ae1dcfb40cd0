import { createClient, type OstiaryClient } from '@ostiary/sdk';
import { unlessLeft } from './unless-left.js';

/** The client of a hosted page, and what leads support to its last ceremony. */
export type PageClient = {
  readonly client: OstiaryClient;
  /** Null as long as the server has not answered. */
  readonly supportCode: () => string | null;
};

/**
 * Opens the client of a hosted page. The server names a support code with every answer to a ceremony: where it is the
 * browser that says no, the code of the options is all that a person can tell support.
 */
export function openClient(): PageClient {
  let code: string | null = null;
  const listening: typeof fetch = async (input, init) => {
    if (typeof input === 'string' && input.endsWith('/options')) code = null;
    const answer = await unlessLeft(() => fetch(input, init));
    code = answer.headers.get('ostiary-support-code') ?? code;
    return answer;
  };
  const isSilent = document.documentElement.dataset['telemetry'] === 'off';
  return { client: createClient({ fetch: listening, ...(isSilent && { telemetry: false }) }), supportCode: () => code };
}
