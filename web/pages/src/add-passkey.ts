import type { OstiaryClient } from '@ostiary/sdk';
import { isSilent } from './is-silent.js';
import type { Notice } from './notice.js';
import type { Unsuccessful } from './refusal.js';
import { isBusy, whileBusy } from './while-busy.js';

/**
 * Lets a button add a passkey: one of the person's passkeys first, then the new one. Some browsers want a press for
 * each, so a grant that was not used stays good for the next press.
 */
export function addPasskeyOn(button: HTMLButtonElement, client: OstiaryClient, notice: Notice): void {
  let stepUpGrant: string | null = null;

  const refused = (result: Unsuccessful): void => {
    if (!isSilent(result)) notice.show(result, () => { button.click(); });
  };

  const add = async (): Promise<void> => {
    if (stepUpGrant === null) {
      const confirmed = await client.stepUp({ action: 'passkey.add' });
      if (confirmed.status !== 'stepped-up') {
        refused(confirmed);
        return;
      }
      stepUpGrant = confirmed.stepUpGrant;
    }
    const made = await client.register({ purpose: 'add-passkey', stepUpGrant });
    if (made.status === 'registered') {
      location.assign('/account?done=passkey-added');
      return;
    }
    // The server burns a grant with the first answer that reaches it; only what never left the browser keeps it.
    if (made.status === 'refused') stepUpGrant = null;
    refused(made);
  };

  button.addEventListener('click', () => {
    if (isBusy(button)) return;
    notice.clear();
    void whileBusy(button, add);
  });
  // The server sends it disabled: a press before there is anybody to hear it would be lost.
  button.disabled = false;
}
