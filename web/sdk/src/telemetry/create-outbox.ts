import { batchOf } from './batch-of.js';
import type { LossReason, Outbox, OutboxPorts } from './outbox.js';
import { pauseBefore } from './pause-before.js';
import { quietly } from './quietly.js';

/** One event alone, in UTF-16 code units: the server takes 8 KiB. */
const longestEvent = 2_600;

/**
 * A queue that is bounded: where it is full, the oldest event goes. One batch is on its way at a time, and what failed for
 * now is tried again. What is on its way when the page is left is sent once more by beacon: an event that comes twice is
 * kept once, by its id.
 */
export function createOutbox({ post, beacon, settings, lossOf }: OutboxPorts): Outbox {
  const losses = new Map<LossReason, number>();
  let queue: string[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isSending = false;
  let isClosed = false;
  let failures = 0;

  const lose = (reason: LossReason, count = 1): void => {
    losses.set(reason, (losses.get(reason) ?? 0) + count);
  };
  const nextBatch = (): string[] => {
    for (const [reason, count] of losses) quietly(() => queue.push(lossOf(reason, count)));
    losses.clear();
    return batchOf(queue);
  };
  const sendAfter = (milliseconds: number): void => {
    timer ??= setTimeout(() => void send(), milliseconds);
  };
  const send = async (): Promise<void> => {
    timer = undefined;
    if (isSending || isClosed) return;
    const batch = nextBatch();
    isSending = true;
    const verdict = await post(batch);
    isSending = false;
    if (verdict.outcome === 'later') {
      sendAfter(Math.max(verdict.afterMs, pauseBefore(failures++)));
      return;
    }
    failures = 0;
    queue = queue.filter(event => !batch.includes(event));
    if (verdict.outcome === 'off') close();
    if (verdict.outcome === 'refused') lose('refused', batch.length);
    if (queue.length > 0) sendAfter(settings().sendAfterMs);
  };
  const close = (): void => {
    isClosed = true;
    queue = [];
  };

  const add = (event: string): void => {
    if (isClosed) return;
    if (event.length > longestEvent) lose('too_large');
    else if (queue.push(event) > settings().queueLimit) {
      queue.shift();
      lose('queue_full');
    }
    sendAfter(settings().sendAfterMs);
  };
  const leave = (): readonly string[] => {
    for (let batch = nextBatch(); batch.length > 0 && beacon(batch); batch = nextBatch()) queue.splice(0, batch.length);
    return queue;
  };
  return { add, lose, leave, close };
}
