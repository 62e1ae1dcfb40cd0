import { nameAndMessageOf } from './name-and-message-of.js';
import { publicKeyCredential } from './public-key-credential.js';
import type { SignalResult } from './results.js';

type SignalMethods = Pick<
  typeof PublicKeyCredential,
  'signalUnknownCredential' | 'signalAllAcceptedCredentials' | 'signalCurrentUserDetails'
>;

/** Sends one signal to the browser's password manager (WebAuthn L3 §5.1.10). Never rejects. */
export async function sendSignal<Method extends keyof SignalMethods>(
  method: Method,
  details: Parameters<SignalMethods[Method]>[0] & { readonly signal?: AbortSignal },
): Promise<SignalResult> {
  const { signal, ...said } = details;
  const browser = publicKeyCredential();
  if (signal?.aborted) return { status: 'aborted' };
  if (!browser?.[method]) return { status: 'unsupported' };

  const aborted = new Promise<SignalResult>(resolve => {
    signal?.addEventListener('abort', () => {
      resolve({ status: 'aborted' });
    }, { once: true });
  });
  const sent = (async (): Promise<SignalResult> => {
    try {
      await (browser[method] as (details: unknown) => Promise<void>).call(browser, said);
      return { status: 'signaled' };
    } catch (error) {
      return { status: 'failed', browserError: nameAndMessageOf(error) };
    }
  })();
  return Promise.race([sent, aborted]);
}
