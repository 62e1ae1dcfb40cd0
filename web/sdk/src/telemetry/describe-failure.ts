import { nameAndMessageOf } from '../name-and-message-of.js';
import { orUndefined } from '../or-undefined.js';
import type { EventFields } from './catalog.js';
import { hashMessage } from './hash-message.js';

/** What may be told of a failure. */
export type FailureFields = Pick<EventFields['ceremony.failed'], 'platform' | 'name' | 'message' | 'messageHash'>;

/** The fields of `ceremony.failed`. A page may reject with anything, so that only what looks like a name is taken for one. */
export async function describeFailure(error: unknown, rawMessages: boolean): Promise<FailureFields> {
  const { name, message } = nameAndMessageOf(error);
  return {
    platform: 'web',
    name: /^[A-Za-z]\w{0,63}$/.test(name) ? name : 'other',
    message: rawMessages ? message.slice(0, 300) : undefined,
    messageHash: await orUndefined(() => hashMessage(message)),
  };
}
