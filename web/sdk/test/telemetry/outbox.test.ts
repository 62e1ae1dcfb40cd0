import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createOutbox } from '../../src/telemetry/create-outbox.js';
import type { Outbox, Verdict } from '../../src/telemetry/outbox.js';
import { openSurroundings, type Surroundings } from './fake-surroundings.js';

type Opened = { readonly outbox: Outbox; readonly posted: string[][]; readonly beaconed: string[][] } & Pick<Surroundings, 'pass' | 'clock'>;

async function open(
  post: () => Verdict | Promise<Verdict> = () => ({ outcome: 'kept' }),
  { queueLimit = 5, beacons = Infinity } = {},
): Promise<Opened> {
  const { pass, clock } = await openSurroundings();
  const posted: string[][] = [];
  const beaconed: string[][] = [];
  const outbox = createOutbox({
    post: async events => {
      posted.push([...events]);
      return await post();
    },
    beacon: events => beaconed.length < beacons && beaconed.push([...events]) > 0,
    settings: () => ({ sendAfterMs: 2_000, queueLimit }),
    lossOf: (reason, count) => `${reason} ${String(count)}`,
  });
  return { outbox, posted, beaconed, pass, clock };
}

describe('The outbox', () => {
  it('lets events wait for each other, and sends them together', async () => {
    const { outbox, posted, pass } = await open();
    outbox.add('one');
    outbox.add('two');
    await pass(1_999);
    assert.deepEqual(posted, []);
    await pass(1);
    assert.deepEqual(posted, [['one', 'two']]);
    await pass(60_000);
    assert.equal(posted.length, 1);
  });

  it('drops the oldest where it is full, and tells how many', async () => {
    const { outbox, posted, pass } = await open();
    for (let number = 1; number <= 8; number++) outbox.add(String(number));
    await pass(2_000);
    assert.deepEqual(posted, [['4', '5', '6', '7', '8', 'queue_full 3']]);
  });

  it('refuses an event that is too large by itself, and tells', async () => {
    const { outbox, posted, pass } = await open();
    outbox.add('x'.repeat(2_601));
    await pass(2_000);
    assert.deepEqual(posted, [['too_large 1']]);
  });

  it('tries again after twice as long each time, with jitter, and no sooner than the server says', async () => {
    const verdicts: Verdict[] = [
      { outcome: 'later', afterMs: 0 },
      { outcome: 'later', afterMs: 0 },
      { outcome: 'later', afterMs: 30_000 },
      { outcome: 'kept' },
    ];
    const at: number[] = [];
    const { outbox, posted, pass, clock } = await open(() => {
      at.push(clock.mono);
      return verdicts.shift() ?? { outcome: 'kept' };
    });
    outbox.add('one');
    await pass(600_000);
    assert.deepEqual(posted, [['one'], ['one'], ['one'], ['one']]);
    const bounds: [least: number, most: number][] = [[1_000, 2_000], [2_000, 4_000], [30_000, 30_000]];
    for (const [index, [least, most]] of bounds.entries()) {
      const waited = (at[index + 1] ?? 0) - (at[index] ?? 0);
      assert.ok(least <= waited && waited <= most, `waited ${String(waited)} ms`);
    }
  });

  it('does not send again what the server refused for good, and tells how many those were', async () => {
    const verdicts: Verdict[] = [{ outcome: 'refused' }];
    const { outbox, posted, pass } = await open(() => verdicts.shift() ?? { outcome: 'kept' });
    outbox.add('one');
    outbox.add('two');
    await pass(2_000);
    outbox.add('three');
    await pass(2_000);
    assert.deepEqual(posted, [['one', 'two'], ['three', 'refused 2']]);
  });

  it('sends nothing more to a server that takes no events', async () => {
    const { outbox, posted, pass } = await open(() => ({ outcome: 'off' }));
    outbox.add('one');
    await pass(2_000);
    outbox.add('two');
    await pass(600_000);
    assert.deepEqual(posted, [['one']]);
  });

  it('sends by beacon when the page is left, also what is on its way', async () => {
    const { outbox, posted, beaconed, pass } = await open(() => new Promise(() => undefined));
    outbox.add('one');
    await pass(2_000);
    outbox.add('two');
    assert.deepEqual(outbox.leave(), []);
    assert.deepEqual(posted, [['one']]);
    assert.deepEqual(beaconed, [['one', 'two']]);
  });

  it('makes no batch of more than 64 KiB, whatever the events are written in', async () => {
    const { outbox, beaconed } = await open(undefined, { queueLimit: 100 });
    for (let number = 0; number < 50; number++) outbox.add('語'.repeat(2_600));
    outbox.leave();
    assert.equal(beaconed.flat().length, 50);
    for (const batch of beaconed) assert.ok(Buffer.byteLength(batch.join()) < 65_536 - 1_000);
  });

  it('gives back what the browser had no room for', async () => {
    const { outbox, beaconed } = await open(undefined, { queueLimit: 100, beacons: 1 });
    for (let number = 0; number < 20; number++) outbox.add('x'.repeat(2_500));
    assert.equal(outbox.leave().length + (beaconed[0]?.length ?? 0), 20);
    assert.ok(outbox.leave().length > 0);
  });
});
