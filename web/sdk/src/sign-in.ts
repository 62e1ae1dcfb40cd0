import type { Connection } from './call-server.js';
import type { SignInOptions } from './client.js';
import { requestOptionsFromJson } from './codec/request-options-from-json.js';
import type { SignInResult } from './results.js';
import { runCeremony } from './run-ceremony.js';
import { signalGone } from './signal-gone.js';
import { claimed } from './telemetry/claimed.js';
import { translateBrowserError } from './translate-browser-error.js';

/** What the server calls each mode, and what it takes from the browser. */
const modes = {
  modal: { mediation: 'optional', needs: undefined },
  conditional: { mediation: 'conditional', needs: 'conditionalMediation' },
  immediate: { mediation: 'immediate', needs: 'immediateGet' },
} as const;

/** Signs a person in, and lets the browser know of a passkey that the server no longer has. */
export async function signIn(connection: Connection, options: SignInOptions): Promise<SignInResult> {
  const { mode, signal } = options;
  const { mediation, needs } = modes[mode];
  const request = mode === 'immediate' ? 'get-immediately' : 'get';
  const result = await runCeremony(connection, {
    ceremony: 'authentication',
    mode,
    needs,
    signal,
    asks: { purpose: 'sign-in', mediation, identifier: mode === 'modal' ? options.identifier : undefined },
    request: (json: PublicKeyCredentialRequestOptionsJSON, abort) =>
      navigator.credentials.get(claimed({
        publicKey: requestOptionsFromJson(json),
        // Browsers refuse a signal in immediate mode, so that no page can take its dialog away.
        ...(mode === 'immediate' ? { uiMode: mode } : { signal: abort }),
        ...(mode === 'conditional' && { mediation: mode }),
      })),
    translate: (error, elapsedMs) => translateBrowserError(error, request, elapsedMs),
    onRefused: signalGone,
  });
  if (result.status !== 'verified') return result;

  const { user, passkey, session = null, result: proof = null } = result.verified;
  return { status: 'signed-in', user, passkey, session, result: proof };
}
