import type { Attachment, Hint, Transport, Verification } from './catalog.js';

/** Words of the catalog for words of WebAuthn L3 §5.4.5, §5.4.6, §5.8.4 and §5.8.8. */
export const attachments: readonly Attachment[] = ['platform', 'cross_platform'];
export const hints: readonly Hint[] = ['security_key', 'client_device', 'hybrid'];
export const transports: readonly Transport[] = ['usb', 'nfc', 'ble', 'smart_card', 'hybrid', 'internal'];
export const verifications: readonly Verification[] = ['required', 'preferred', 'discouraged'];

/** Those of `words` that `said` holds, in the spelling of the catalog. Anything else a page may have put there stays there. */
export function knownWords<Word extends string>(said: unknown, words: readonly Word[]): Word[] {
  const list = (Array.isArray(said) ? said : [said]).map(word => String(word).replace('-', '_'));
  return words.filter(word => list.includes(word));
}
