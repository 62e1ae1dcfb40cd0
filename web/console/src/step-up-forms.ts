import type { OstiaryClient } from '@ostiary/sdk';
import { isBusy, whileBusy } from '../../pages/src/while-busy.js';

/** Lets a form that needs a passkey ask for it first, and send the grant along. Without this script the server refuses the form. */
export function stepUpForms(makeClient: () => OstiaryClient): void {
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-step-up]')) {
    form.addEventListener('submit', event => {
      event.preventDefault();
      const button = form.querySelector<HTMLButtonElement>('button[type="submit"]');
      if (button && !isBusy(button)) void whileBusy(button, () => confirmAndSend(form, makeClient()));
    });
  }
}

async function confirmAndSend(form: HTMLFormElement, client: OstiaryClient): Promise<void> {
  const refused = document.querySelector<HTMLElement>('[data-step-up-refused]');
  if (refused) refused.hidden = true;
  const confirmed = await client.stepUp({ action: 'person.erase', target: form.dataset['target'] ?? '' });
  const grant = form.querySelector<HTMLInputElement>('input[name="stepUpGrant"]');
  if (confirmed.status === 'stepped-up' && grant) {
    grant.value = confirmed.stepUpGrant;
    form.submit();
    return;
  }
  if (refused) refused.hidden = false;
}
