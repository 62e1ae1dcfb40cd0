/** In milliseconds. */
const first = 2_000;
const last = 300_000;

/** How long to wait before another try: twice as long each time, with jitter, so that pages do not come back all at once. */
export function pauseBefore(failures: number): number {
  return Math.min(last, first * 2 ** failures) * (0.5 + Math.random() / 2);
}
