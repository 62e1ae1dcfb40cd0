import type { Turn } from './take-turn.js';

export type BrowserAnswer =
  | { readonly status: 'credential'; readonly credential: PublicKeyCredential }
  | { readonly status: 'error'; readonly error: unknown }
  | { readonly status: 'expired' }
  | { readonly status: 'aborted' };

/**
 * Makes one request to the browser, and waits for its answer. Never rejects. With `expiresAfter` (milliseconds) the
 * request is taken back then. An abort is answered at once, whether or not the browser or a password manager heeds it.
 */
export async function askBrowser(
  turn: Turn,
  request: (signal: AbortSignal) => Promise<Credential | null>,
  expiresAfter: number | undefined,
): Promise<BrowserAnswer> {
  if (turn.signal.aborted) return { status: 'aborted' };
  const controller = new AbortController();
  const takenBack = new Promise<BrowserAnswer>(resolve => {
    const takeBack = (status: 'expired' | 'aborted') => (): void => {
      resolve({ status });
      controller.abort();
    };
    const expiry = expiresAfter === undefined ? undefined : setTimeout(takeBack('expired'), expiresAfter);
    turn.signal.addEventListener('abort', takeBack('aborted'), { once: true, signal: controller.signal });
    controller.signal.addEventListener('abort', () => {
      clearTimeout(expiry);
    });
  });

  const answered = answerOf(request, controller.signal);
  turn.browserIsBusyWith(answered);
  const answer = await Promise.race([answered, takenBack]);
  // Clears the timer and the listener; the request itself has settled or been taken back.
  controller.abort();
  return answer;
}

async function answerOf(
  request: (signal: AbortSignal) => Promise<Credential | null>,
  signal: AbortSignal,
): Promise<BrowserAnswer> {
  try {
    const credential = await request(signal);
    return credential === null
      ? { status: 'error', error: { name: 'NoCredential', message: 'The browser gave no credential.' } }
      : { status: 'credential', credential: credential as PublicKeyCredential };
  } catch (error) {
    return { status: 'error', error };
  }
}
