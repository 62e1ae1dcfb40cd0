import { isRecord } from './is-record.js';
import { isUser } from './is-user.js';
import type { Verified } from './verified.js';

/** Whether it has the members that everything else hangs on; the rest is the server's word. */
export function isVerified(body: unknown): body is Verified {
  return isRecord(body) && isUser(body['user']) && isRecord(body['passkey']) && typeof body['passkey']['id'] === 'string';
}
