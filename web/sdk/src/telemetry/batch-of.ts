/**
 * Browsers take 64 KiB of beacons at a time. In UTF-16 code units, each of which takes three bytes at most, with room for
 * what surrounds the events.
 */
const longest = 20_000;

/** As many events from the front as may travel together. */
export function batchOf(queue: readonly string[]): string[] {
  let length = 0;
  return queue.filter(event => (length += event.length + 1) < longest);
}
