import type { Signals } from '@ostiary/sdk';

/** What the server knows of the person's passkeys, for the browser's password manager. */
export type SignalBlock = {
  readonly rpId: string;
  readonly userId: string;
  readonly allAcceptedCredentialIds: readonly string[];
  readonly name: string;
  readonly displayName: string;
};

/** Brings the password manager's list in line with ours. Where the browser has no such call, nothing happens. */
export async function sendSignals(signals: Signals, block: SignalBlock): Promise<void> {
  const { rpId, userId, allAcceptedCredentialIds, name, displayName } = block;
  await signals.allAcceptedCredentials({ rpId, userId, allAcceptedCredentialIds });
  await signals.currentUserDetails({ rpId, userId, name, displayName });
}
