import type { Connection } from './call-server.js';
import type { RegisterOptions } from './client.js';
import { creationOptionsFromJson } from './codec/creation-options-from-json.js';
import type { RegisterResult } from './results.js';
import { runCeremony } from './run-ceremony.js';
import { claimed } from './telemetry/claimed.js';
import { translateBrowserError } from './translate-browser-error.js';

/** Makes a passkey and has it verified. */
export async function register(connection: Connection, options: RegisterOptions): Promise<RegisterResult> {
  const { signal, name, ...asks } = options;
  const { mediation } = options;
  const result = await runCeremony(connection, {
    ceremony: 'registration',
    mode: mediation ?? 'modal',
    // Without it a browser would ignore the mediation and open a dialog that nobody asked for.
    needs: mediation && 'conditionalCreate',
    signal,
    asks,
    adds: { name },
    request: (json: PublicKeyCredentialCreationOptionsJSON, abort) =>
      navigator.credentials.create(claimed({
        publicKey: creationOptionsFromJson(json),
        signal: abort,
        ...(mediation && { mediation }),
      })),
    translate: (error, elapsedMs) => translateBrowserError(error, 'create', elapsedMs),
  });
  if (result.status !== 'verified') return result;

  const { user, passkey, session = null, result: proof = null } = result.verified;
  return { status: 'registered', user, passkey, session, result: proof };
}
