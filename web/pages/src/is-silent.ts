import type { Unsuccessful } from './refusal.js';

/** True when a ceremony ended because we ended it ourselves: nothing went wrong, so nothing is said. */
export function isSilent(result: Unsuccessful): boolean {
  return result.status === 'superseded' || result.status === 'aborted';
}
