import type { SignInOptions, SignInResult } from '@ostiary/sdk';
import { announce } from './announce.js';
import { keepOffering } from './autofill.js';
import { element } from './element.js';
import { forgetMessage } from './forget-message.js';
import { isSilent } from './is-silent.js';
import { openNotice } from './notice.js';
import { openClient } from './open-client.js';
import { pageData } from './page-data.js';
import type { Refusal } from './refusal.js';
import { isBusy, whileBusy } from './while-busy.js';

const { next, refusals } = pageData() as { readonly next: string; readonly refusals: readonly Refusal[] };
const { client, supportCode } = openClient();
const notice = openNotice(element('notice', HTMLElement), refusals, supportCode);
const button = element('passkey', HTMLButtonElement);
const form = element('by-identifier', HTMLFormElement);
const identifier = element('identifier', HTMLInputElement);
const submit = element('continue', HTMLButtonElement);
const autofill = keepOffering(client, answered);

button.addEventListener('click', () => void ask(button, { mode: 'modal' }));
// The server sends it disabled: a press before there is anybody to hear it would be lost.
button.disabled = false;
form.addEventListener('submit', event => {
  event.preventDefault();
  void ask(submit, { mode: 'modal', identifier: identifier.value.trim() });
});
forgetMessage();
autofill.offer();

/** Opens the passkey dialog; autofill comes back when that led nowhere. */
async function ask(pressed: HTMLButtonElement, options: SignInOptions): Promise<void> {
  if (isBusy(button) || isBusy(submit)) return;
  notice.clear();
  const result = await whileBusy(pressed, () => client.signIn(options));
  answered(result, pressed);
  if (result.status !== 'signed-in') autofill.offer();
}

function answered(result: SignInResult, pressed = button): void {
  if (result.status === 'signed-in') {
    announce('You are signed in. Opening the page.');
    location.replace(next);
  } else if (!isSilent(result)) {
    notice.show(result, () => {
      pressed.focus();
      pressed.click();
    });
  }
}
