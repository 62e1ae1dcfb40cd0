import { addPasskey } from './add-passkey.js';
import type { ClientOptions, OstiaryClient } from './client.js';
import { connectionFrom } from './connection-from.js';
import { getSession } from './get-session.js';
import { register } from './register.js';
import { sendSignal } from './send-signal.js';
import { signIn } from './sign-in.js';
import { signOut } from './sign-out.js';
import { stepUp } from './step-up.js';
import { createRecorder } from './telemetry/create-recorder.js';
import { pageState } from './telemetry/page-state.js';
import { quietly } from './telemetry/quietly.js';
import { tellSignal } from './telemetry/tell-signal.js';

/**
 * A client for one Ostiary server. Creating it asks nothing of the server or the browser.
 *
 * Throws `TypeError` on options that can never work: an address that is none, or a key that is not publishable. A secret
 * key in a page is an accident, and better found at once.
 */
export function createClient(options: ClientOptions = {}): OstiaryClient {
  const { observer, telemetry: telling = {} } = options;
  const server = connectionFrom(options);
  const recorder = telling === false ? undefined : createRecorder(server, 'sdk', telling);
  const connection = { ...server, observer, recorder };
  const client: OstiaryClient = {
    register: registration => register(connection, registration),
    signIn: request => signIn(connection, request),
    stepUp: request => stepUp(connection, request),
    addPasskey: (passkey = {}) => addPasskey(connection, passkey),
    session: {
      get: (call = {}) => getSession(connection, call),
      signOut: (call = {}) => signOut(connection, call),
    },
    signals: {
      unknownCredential: passkey => tellSignal(recorder, 'unknown', sendSignal('signalUnknownCredential', passkey)),
      allAcceptedCredentials: ({ allAcceptedCredentialIds, ...user }) =>
        tellSignal(recorder, 'all_accepted', sendSignal('signalAllAcceptedCredentials', {
          ...user,
          allAcceptedCredentialIds: [...allAcceptedCredentialIds],
        })),
      currentUserDetails: user => tellSignal(recorder, 'user_details', sendSignal('signalCurrentUserDetails', user)),
    },
  };
  // So that `observe` can send what it sees the same way.
  if (recorder) quietly(() => pageState().recorders.set(client, recorder));
  return client;
}
