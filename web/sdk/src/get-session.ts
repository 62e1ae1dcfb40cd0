import type { Session, User } from './account.js';
import { callServer, type Connection } from './call-server.js';
import type { CallOptions } from './client.js';
import { isRecord } from './is-record.js';
import type { SessionResult } from './results.js';
import { isUser } from './is-user.js';

type SignedInAnswer = { readonly user: User; readonly session: Session };

/** Who is signed in, as the server sees the page's cookie. */
export async function getSession(connection: Connection, { signal }: CallOptions): Promise<SessionResult> {
  const answer = await callServer(connection, {
    method: 'GET',
    path: '/v1/session',
    signal,
    isExpected: isSignedIn,
  });
  if (answer.status === 'refused' && answer.httpStatus === 401) return { status: 'signed-out' };
  return answer.status === 'answered' ? { status: 'signed-in', ...pick(answer.body) } : answer;
}

function pick({ user, session }: SignedInAnswer): SignedInAnswer {
  return { user, session };
}

function isSignedIn(body: unknown): body is SignedInAnswer {
  return isRecord(body) && isUser(body['user']) && isRecord(body['session']) && typeof body['session']['id'] === 'string';
}
