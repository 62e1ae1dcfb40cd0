import { addPasskey } from './add-passkey.js';
import type { Connection } from './call-server.js';
import type { ClientOptions, OstiaryClient } from './client.js';
import { getSession } from './get-session.js';
import { register } from './register.js';
import { sendSignal } from './send-signal.js';
import { signIn } from './sign-in.js';
import { signOut } from './sign-out.js';
import { stepUp } from './step-up.js';

/**
 * A client for one Ostiary server. Creating it asks nothing of the server or the browser.
 *
 * Throws `TypeError` on options that can never work: an address that is none, or a key that is not publishable. A secret
 * key in a page is an accident, and better found at once.
 */
export function createClient(options: ClientOptions = {}): OstiaryClient {
  const connection = connectionFrom(options);
  return {
    register: registration => register(connection, registration),
    signIn: request => signIn(connection, request),
    stepUp: request => stepUp(connection, request),
    addPasskey: (passkey = {}) => addPasskey(connection, passkey),
    session: {
      get: (call = {}) => getSession(connection, call),
      signOut: (call = {}) => signOut(connection, call),
    },
    signals: {
      unknownCredential: passkey => sendSignal('signalUnknownCredential', passkey),
      allAcceptedCredentials: ({ allAcceptedCredentialIds, ...user }) =>
        sendSignal('signalAllAcceptedCredentials', {
          ...user,
          allAcceptedCredentialIds: [...allAcceptedCredentialIds],
        }),
      currentUserDetails: user => sendSignal('signalCurrentUserDetails', user),
    },
  };
}

function connectionFrom({ baseUrl = '', publishableKey, fetch: ownFetch, observer }: ClientOptions): Connection {
  if (baseUrl !== '' && !/^https?:$/.test(new URL(baseUrl).protocol))
    throw new TypeError(`baseUrl is not an http or https address: ${baseUrl}`);
  if (publishableKey !== undefined && !publishableKey.startsWith('opk_'))
    throw new TypeError('publishableKey does not begin with opk_. Secret keys belong to the backend.');
  return {
    baseUrl: baseUrl.replace(/\/+$/, ''),
    publishableKey,
    // Called as a function of the page: browsers refuse a fetch that has another `this`.
    fetch: ownFetch ?? ((input, init) => fetch(input, init)),
    observer,
  };
}
