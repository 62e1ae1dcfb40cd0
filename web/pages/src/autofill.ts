import type { OstiaryClient, SignInResult } from '@ostiary/sdk';

/** How often in a row the browser may end the offer by itself before we stop making it. */
const patience = 3;

/**
 * Keeps passkeys on offer in the autofill of the page's field. A press of a button takes the place of the offer, so
 * `offer` is called again when that led nowhere. `answered` hears of a passkey that the person picked.
 */
export function keepOffering(client: OstiaryClient, answered: (result: SignInResult) => void): { offer(): void } {
  let offering = false;

  async function offerUntilAnswered(): Promise<void> {
    for (let attempt = 0; attempt < patience; attempt++) {
      const result = await client.signIn({ mode: 'conditional' });
      if (result.status === 'signed-in' || isAboutAPasskey(result)) answered(result);
      // Any other end is the browser's or the network's: the button is there, and says what is wrong.
      else if (result.status !== 'dismissed-or-timed-out') return;
      if (result.status === 'signed-in') return;
    }
  }

  return {
    offer() {
      if (offering) return;
      offering = true;
      void offerUntilAnswered().finally(() => {
        offering = false;
      });
    },
  };
}

// A refusal of the options alone must not be repeated: it would come again at once.
function isAboutAPasskey(result: SignInResult): boolean {
  return result.status === 'refused' && /^(sign_in|webauthn|ceremony)\./.test(result.code);
}
