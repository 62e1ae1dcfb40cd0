import type { OstiaryClient } from '@ostiary/sdk';
import { deletePasskey } from './delete-passkey.js';
import { element } from './element.js';
import { isSilent } from './is-silent.js';
import type { Notice } from './notice.js';
import { isBusy, whileBusy } from './while-busy.js';

/** Lets the page's delete buttons ask in a dialog, then for a passkey, then delete. */
export function deletePasskeysOn(client: OstiaryClient, notice: Notice, add: HTMLButtonElement): void {
  for (const opener of document.querySelectorAll<HTMLButtonElement>('button[data-delete]')) {
    const id = opener.dataset['delete'] ?? '';
    const dialog = element(`delete-${id}`, HTMLDialogElement);
    opener.addEventListener('click', () => {
      dialog.showModal();
    });
    opener.disabled = false;
    dialog.querySelector('[data-close]')?.addEventListener('click', () => {
      dialog.close();
    });
    dialog.querySelector('[data-add-instead]')?.addEventListener('click', () => {
      dialog.close();
      add.click();
    });
    const confirm = dialog.querySelector<HTMLButtonElement>('button[data-confirm]');
    confirm?.addEventListener('click', () => {
      if (!isBusy(confirm)) void whileBusy(confirm, () => stepUpAndDelete(id, dialog, client, notice));
    });
  }
}

async function stepUpAndDelete(id: string, dialog: HTMLDialogElement, client: OstiaryClient, notice: Notice): Promise<void> {
  notice.clear();
  const confirmed = await client.stepUp({ action: 'passkey.delete', target: id });
  const result = confirmed.status === 'stepped-up' ? await deletePasskey(id, confirmed.stepUpGrant) : confirmed;
  if (result.status === 'deleted') {
    location.assign('/account?done=passkey-deleted');
    return;
  }
  dialog.close();
  if (!isSilent(result)) notice.show(result, () => { dialog.showModal(); });
}
