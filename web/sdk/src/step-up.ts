import type { Connection } from './call-server.js';
import type { StepUpOptions } from './client.js';
import { requestOptionsFromJson } from './codec/request-options-from-json.js';
import type { StepUpResult } from './results.js';
import { runCeremony } from './run-ceremony.js';
import { claimed } from './telemetry/claimed.js';
import { translateBrowserError } from './translate-browser-error.js';
import { unexpectedAnswer } from './unexpected-answer.js';

/** Asks for a passkey of the person who is signed in, and gets the grant for one action. */
export async function stepUp(connection: Connection, options: StepUpOptions): Promise<StepUpResult> {
  const { action, target, signal } = options;
  const result = await runCeremony(connection, {
    ceremony: 'authentication',
    mode: 'modal',
    signal,
    asks: { purpose: 'step-up', mediation: 'optional', action, target },
    request: (json: PublicKeyCredentialRequestOptionsJSON, abort) =>
      navigator.credentials.get(claimed({ publicKey: requestOptionsFromJson(json), signal: abort })),
    translate: (error, elapsedMs) => translateBrowserError(error, 'get', elapsedMs),
  });
  if (result.status !== 'verified') return result;

  const { user, passkey, stepUpGrant } = result.verified;
  return stepUpGrant ? { status: 'stepped-up', stepUpGrant, user, passkey } : unexpectedAnswer(200);
}
