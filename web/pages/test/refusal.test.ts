import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isSilent } from '../src/is-silent.js';
import { refusalFor, type Refusal } from '../src/refusal.js';

const list: readonly Refusal[] = ['sign_in.refused', 'sdk.offline', 'webauthn.*', '*'].map(code => ({
  code,
  title: code,
  text: '',
  next: { label: 'Try again', href: null },
}));

describe('A refusal', () => {
  for (const [result, code] of [
    [{ status: 'refused', code: 'sign_in.refused' }, 'sign_in.refused'],
    [{ status: 'refused', code: 'webauthn.bad_signature' }, 'webauthn.*'],
    [{ status: 'refused', code: 'server.broken' }, '*'],
    [{ status: 'refused', code: 'nonsense' }, '*'],
    [{ status: 'offline' }, 'sdk.offline'],
    [{ status: 'a-status-of-tomorrow' }, '*'],
  ] as const)
    it(`of ${JSON.stringify(result)} is said as ${code}`, () => {
      assert.equal(refusalFor(list, result).code, code);
    });

  it('of our own making is not said at all', () => {
    assert.equal(isSilent({ status: 'superseded' }), true);
    assert.equal(isSilent({ status: 'aborted' }), true);
    assert.equal(isSilent({ status: 'dismissed-or-timed-out' }), false);
  });
});
