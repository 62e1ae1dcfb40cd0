import type { Capabilities } from './capabilities.js';

/** Asks the browser what it can do. */
export function probeCapabilities(
  options: { readonly signal?: AbortSignal; readonly refresh?: boolean } = {},
): Promise<Capabilities> {
  return Promise.reject(new Error(`Not built yet: ${JSON.stringify(options)}`));
}
