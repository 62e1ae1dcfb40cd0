import type { BrowserError } from './results.js';

/** What was thrown, as two texts. Anything may be thrown, and it need not be an error. */
export function nameAndMessageOf(thrown: unknown): BrowserError {
  const { name, message } = Object(thrown) as { readonly name?: unknown; readonly message?: unknown };
  return {
    name: typeof name === 'string' ? name : typeof thrown,
    message: typeof message === 'string' ? message : '',
  };
}
