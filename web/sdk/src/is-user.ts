import type { User } from './account.js';
import { isRecord } from './is-record.js';

/** Whether it has what tells one user from another; the rest is the server's word. */
export function isUser(value: unknown): value is User {
  return isRecord(value) && typeof value['id'] === 'string';
}
