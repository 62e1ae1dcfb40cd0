import { isRecord } from './is-record.js';
import type { Observer } from './observer.js';
import { requestInit } from './request-init.js';
import type { Aborted, Offline, Refused } from './results.js';
import { secondsToWait } from './seconds-to-wait.js';
import type { Recorder } from './telemetry/recorder.js';
import { unexpectedAnswer } from './unexpected-answer.js';

/** How this client reaches its server. */
export type Connection = {
  /** Without a slash at the end; empty for the page's own origin. */
  readonly baseUrl: string;
  readonly publishableKey: string | undefined;
  readonly fetch: typeof fetch;
  readonly observer?: Observer | undefined;
  /** Undefined where the page wants no telemetry. */
  readonly recorder?: Recorder | undefined;
};

/** One call. `Body` is what `isExpected` makes sure of. */
export type Call<Body> = {
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly path: `/v1/${string}`;
  readonly body?: unknown;
  readonly signal: AbortSignal | undefined;
  readonly isExpected: (body: unknown) => body is Body;
};

export type Answer<Body> = { readonly status: 'answered'; readonly body: Body } | Refused | Offline | Aborted;

/**
 * Sends one call and reads its answer. Never rejects. `offline` is all that a browser lets a page know: no network, no
 * server, or a CORS or content security policy that forbids the address.
 */
export async function callServer<Body>(connection: Connection, call: Call<Body>): Promise<Answer<Body>> {
  try {
    const response = await connection.fetch(connection.baseUrl + call.path, {
      // Where there is no body, this makes no text of it either.
      ...requestInit(connection, call.method, JSON.stringify(call.body)),
      ...(call.signal && { signal: call.signal }),
    });
    const body = parsed(await response.text());
    if (!response.ok) return refusal(response, body);
    return call.isExpected(body) ? { status: 'answered', body } : refusal(response, undefined);
  } catch {
    return { status: call.signal?.aborted ? 'aborted' : 'offline' };
  }
}

/** The JSON value of a text; undefined where there is none. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** The server's problem document (RFC 9457), or our own word for an answer that is none. */
function refusal(response: Response, body: unknown): Refused {
  const problem = isRecord(body) ? body : {};
  const text = (name: string): string | undefined => {
    const value = problem[name];
    return typeof value === 'string' ? value : undefined;
  };
  const field = text('field');
  const retryAfter = secondsToWait(response);
  const fallback = unexpectedAnswer(response.status);
  return {
    ...fallback,
    code: text('code') ?? fallback.code,
    title: text('title') ?? fallback.title,
    detail: text('detail') ?? null,
    supportCode: text('traceId') ?? null,
    ...(field && { field }),
    ...(retryAfter !== undefined && { retryAfter }),
  };
}
