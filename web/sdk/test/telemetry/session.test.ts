import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { continueSession } from '../../src/telemetry/continue-session.js';
import { uuidV7 } from '../../src/telemetry/uuid-v7.js';
import { openSurroundings, provide } from './fake-surroundings.js';

const minute = 60_000;

/** Another tab of the same site: only what is stored is the same. */
function openAnotherTab(): void {
  provide(Symbol.for('@ostiary/sdk: telemetry'), undefined);
}

describe('A session', () => {
  it('is one in two tabs, as long as events come from either', async () => {
    await openSurroundings();
    const session = continueSession(0, true);
    openAnotherTab();
    assert.equal(continueSession(20 * minute, true), session);
    assert.equal(continueSession(45 * minute, true), session);
  });

  it('is over after 30 minutes without an event', async () => {
    await openSurroundings();
    const session = continueSession(0, true);
    assert.notEqual(continueSession(30 * minute, true), session);
  });

  it('outlives a clock that is set back a little, and not one that jumps', async () => {
    await openSurroundings();
    const session = continueSession(100 * minute, true);
    assert.equal(continueSession(99 * minute, true), session);
    assert.notEqual(continueSession(10 * minute, true), session);
  });

  for (const [where, mayStore, storageIsBlocked] of [
    ['where nothing may be stored', false, false],
    ['where the browser stores nothing', true, true],
  ] as const)
    it(`lasts as long as the page ${where}`, async () => {
      const { storage } = await openSurroundings({}, { storageIsBlocked });
      const session = continueSession(0, mayStore);
      assert.equal(continueSession(minute, mayStore), session);
      assert.equal(storage.local.size, 0);
      openAnotherTab();
      assert.notEqual(continueSession(2 * minute, mayStore), session);
    });

  it('is not begun by what some other script has stored', async () => {
    for (const stored of ['', 'null', '[]', '{"id":"ada@example.com","at":0}', '{"id":7}', '{']) {
      const { storage } = await openSurroundings();
      storage.local.set('ostiary.session', stored);
      assert.match(continueSession(0, true), /^[\da-f-]{36}$/);
      openAnotherTab();
      assert.equal(continueSession(0, true), continueSession(minute, true));
    }
  });

  it('is not written down for each event', async () => {
    const { storage } = await openSurroundings();
    continueSession(0, true);
    const written = storage.local.get('ostiary.session');
    continueSession(9_000, true);
    assert.equal(storage.local.get('ostiary.session'), written);
    continueSession(11_000, true);
    assert.notEqual(storage.local.get('ostiary.session'), written);
  });
});

describe('A UUID of version 7', () => {
  it('begins with its time, and says which sort it is', () => {
    assert.match(uuidV7(0x0123456789ab), /^01234567-89ab-7[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
    assert.equal(new Set(Array.from({ length: 1_000 }, () => uuidV7(0))).size, 1_000);
  });
});
