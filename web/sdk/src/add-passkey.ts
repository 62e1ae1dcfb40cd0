import type { Connection } from './call-server.js';
import type { AddPasskeyOptions } from './client.js';
import { register } from './register.js';
import type { AddPasskeyResult } from './results.js';
import { stepUp } from './step-up.js';

/** Adds a passkey to the account that is signed in: first a passkey that it has, then the new one. */
export async function addPasskey(connection: Connection, options: AddPasskeyOptions): Promise<AddPasskeyResult> {
  const granted = await stepUp(connection, {
    action: 'passkey.add',
    ...(options.signal && { signal: options.signal }),
  });
  if (granted.status !== 'stepped-up') return { status: 'not-stepped-up', stepUp: granted, registration: null };

  const registration = await register(connection, {
    ...options,
    purpose: 'add-passkey',
    stepUpGrant: granted.stepUpGrant,
  });
  return registration.status === 'registered'
    ? { status: 'added', stepUp: granted, registration }
    : { status: 'not-registered', stepUp: granted, registration };
}
