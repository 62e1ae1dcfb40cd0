import type { Refused } from './results.js';
import { sendSignal } from './send-signal.js';

/** The refusals that mean that no sign-in with this passkey will ever succeed again. */
const gone: readonly string[] = ['sign_in.passkey_unknown', 'sign_in.passkey_deleted'];

/** Where the server refused a passkey because it has none such, asks the password manager to stop offering it. */
export function signalGone(
  refusal: Refused,
  options: PublicKeyCredentialRequestOptionsJSON,
  { id: credentialId }: PublicKeyCredential,
): void {
  // Not awaited, and it never rejects: a sign-in does not wait for a password manager to tidy up.
  if (gone.includes(refusal.code))
    void sendSignal('signalUnknownCredential', { rpId: options.rpId ?? location.hostname, credentialId });
}
