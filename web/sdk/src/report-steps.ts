import type { CeremonyStep, Observer } from './observer.js';
import type { BrowserError } from './results.js';

/** Reports one step; the last one with the result. */
export type Report = (
  step: CeremonyStep['step'],
  result?: { readonly status: string; readonly browserError?: BrowserError },
) => void;

/** A report of one ceremony's steps. The observer runs apart from it, so that what it throws never reaches the ceremony. */
export function reportSteps(
  observer: Observer | undefined,
  { ceremony, mode }: Pick<CeremonyStep, 'ceremony' | 'mode'>,
): Report {
  const startedAt = performance.now();
  return (step, result) => {
    if (!observer) return;
    const elapsedMs = Math.round(performance.now() - startedAt);
    const errorName = result?.browserError?.name;
    queueMicrotask(() => {
      observer({
        step,
        ceremony,
        mode,
        elapsedMs,
        ...(result && { status: result.status }),
        ...(errorName !== undefined && { errorName }),
      });
    });
  };
}
