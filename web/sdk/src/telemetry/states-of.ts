import type { Support } from '../capabilities.js';

/** What is said of each name, as the server takes it: not of too many, and not of names that are none. */
export function statesOf(
  entries: readonly (readonly [name: string, value: unknown])[],
  most: number,
  state: (value: unknown) => Support,
): Record<string, Support> {
  const named = entries.filter(([name]) => /^[\w:.-]{1,48}$/.test(name));
  return Object.fromEntries(named.slice(0, most).map(([name, value]) => [name, state(value)]));
}
