import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { unlessLeft } from '../src/unless-left.js';

const page = new EventTarget();
Object.defineProperty(globalThis, 'addEventListener', { value: page.addEventListener.bind(page) });

const gone = (): Promise<never> => Promise.reject(new TypeError('NetworkError when attempting to fetch resource.'));

describe('A call of a page', () => {
  it('brings its answer, and its failure where the page stays', async () => {
    assert.equal(await unlessLeft(() => Promise.resolve(7)), 7);
    await assert.rejects(unlessLeft(gone), TypeError);
  });

  it('keeps its failure back from a page that is being left, and no longer than leaving takes', async () => {
    const { setTimeout } = globalThis;
    let pass = (): void => undefined;
    Object.defineProperty(globalThis, 'setTimeout', { value: (then: () => void) => { pass = then; }, configurable: true, writable: true });
    const heard: string[] = [];
    const call = unlessLeft(async () => {
      page.dispatchEvent(new Event('beforeunload'));
      return await gone();
    }).catch(() => heard.push('failure'));
    await new Promise(setImmediate);
    assert.deepEqual(heard, []);
    pass();
    await call;
    assert.deepEqual(heard, ['failure']);
    globalThis.setTimeout = setTimeout;
  });

  it('knows nothing of a page that was to be left before', async () => {
    page.dispatchEvent(new Event('beforeunload'));
    await assert.rejects(unlessLeft(gone), TypeError);
  });
});
