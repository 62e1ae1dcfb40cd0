import { callServer, type Connection } from './call-server.js';
import type { CallOptions } from './client.js';
import { isRecord } from './is-record.js';
import type { SignOutResult } from './results.js';

/** Ends the page's session. */
export async function signOut(connection: Connection, { signal }: CallOptions): Promise<SignOutResult> {
  const answer = await callServer(connection, {
    method: 'DELETE',
    path: '/v1/session',
    signal,
    isExpected: isNothingOrRecord,
  });
  const isOver = answer.status === 'answered' || (answer.status === 'refused' && answer.httpStatus === 401);
  return isOver ? { status: 'signed-out' } : answer;
}

/** The status of the answer says it all. */
function isNothingOrRecord(body: unknown): body is unknown {
  return body === undefined || isRecord(body);
}
