import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { inspect } from 'node:util';
import { translateBrowserError } from '../src/translate-browser-error.js';

const refusal = new DOMException('The operation either timed out or was not allowed.', 'NotAllowedError');

describe('What a browser throws', () => {
  it('as NotAllowedError says that nothing is here only of an immediate request that failed before anybody could act', () => {
    assert.equal(translateBrowserError(refusal, 'get-immediately', 40).status, 'nothing-here');
    assert.equal(translateBrowserError(refusal, 'get-immediately', 1_000).status, 'dismissed-or-timed-out');
    assert.equal(translateBrowserError(refusal, 'get', 40).status, 'dismissed-or-timed-out');
    assert.equal(translateBrowserError(refusal, 'create', 40).status, 'dismissed-or-timed-out');
  });

  for (const thrown of [undefined, null, 'a string', 42, {}, { name: 7 }])
    it(`may be ${inspect(thrown)}, and is a failure of the authenticator then`, () => {
      const result = translateBrowserError(thrown, 'get', 0);
      assert.deepEqual(result, { status: 'authenticator-failed', browserError: { name: typeof thrown, message: '' } });
    });
});
