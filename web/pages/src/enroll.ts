import type { RegisterOptions } from '@ostiary/sdk';
import { announce } from './announce.js';
import { element } from './element.js';
import { forgetMessage } from './forget-message.js';
import { isSilent } from './is-silent.js';
import { openNotice } from './notice.js';
import { openClient } from './open-client.js';
import type { Refusal, Unsuccessful } from './refusal.js';
import { isBusy, whileBusy } from './while-busy.js';

/** What the pages that make an account know. */
export type EnrollmentPage = { readonly next: string; readonly refusals: readonly Refusal[] };

/** Turns the sign-up form into an enrollment: the identifier goes to the server, the passkey is made, the account opens. */
export function enroll(page: EnrollmentPage, optionsFor: (identifier: string) => RegisterOptions): void {
  const { client, supportCode } = openClient();
  const notice = openNotice(element('notice', HTMLElement), page.refusals, supportCode);
  const form = element('sign-up', HTMLFormElement);
  const identifier = element('identifier', HTMLInputElement);
  const button = element('create', HTMLButtonElement);

  const refused = (result: Unsuccessful): void => {
    if (isSilent(result)) return;
    notice.show(result, () => {
      form.requestSubmit();
    });
    if (result.field !== 'identifier') return;
    identifier.setAttribute('aria-invalid', 'true');
    identifier.focus();
  };

  form.addEventListener('submit', event => {
    event.preventDefault();
    if (isBusy(button)) return;
    notice.clear();
    identifier.removeAttribute('aria-invalid');
    void whileBusy(button, () => client.register(optionsFor(identifier.value.trim()))).then(result => {
      if (result.status !== 'registered') {
        refused(result);
        return;
      }
      announce('Your account is ready. Opening it.');
      location.replace(page.next);
    });
  });
  forgetMessage();
}
