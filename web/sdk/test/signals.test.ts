import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openPage } from './fake-page.js';
import { clientOf } from './fake-server.js';

const rpId = 'example.com';
const calls = {
  signalUnknownCredential: { rpId, credentialId: 'Y3JlZA' },
  signalAllAcceptedCredentials: { rpId, userId: 'dXNlcg', allAcceptedCredentialIds: ['Y3JlZA'] },
  signalCurrentUserDetails: { rpId, userId: 'dXNlcg', name: 'ada@example.com', displayName: 'Ada' },
};

const { signals } = clientOf().client;

describe('A signal', () => {
  it('reaches the browser in the browser’s own words', async () => {
    const said: unknown[] = [];
    const statics = Object.fromEntries(
      Object.keys(calls).map(method => [method, (details: unknown) => Promise.resolve(said.push(details))]),
    );
    await openPage({ statics });
    assert.deepEqual(
      [
        await signals.unknownCredential(calls.signalUnknownCredential),
        await signals.allAcceptedCredentials(calls.signalAllAcceptedCredentials),
        await signals.currentUserDetails(calls.signalCurrentUserDetails),
      ],
      [{ status: 'signaled' }, { status: 'signaled' }, { status: 'signaled' }],
    );
    assert.deepEqual(said, Object.values(calls));
  });

  it('is unsupported where the browser has no such method', async () => {
    await openPage();
    assert.deepEqual(await signals.unknownCredential(calls.signalUnknownCredential), { status: 'unsupported' });
  });

  it('that the browser rejects, or throws at, has failed', async () => {
    for (const signalUnknownCredential of [
      () => Promise.reject(new DOMException('Not your RP ID.', 'SecurityError')),
      () => {
        throw new DOMException('Not your RP ID.', 'SecurityError');
      },
    ]) {
      await openPage({ statics: { signalUnknownCredential } });
      assert.deepEqual(await signals.unknownCredential(calls.signalUnknownCredential), {
        status: 'failed',
        browserError: { name: 'SecurityError', message: 'Not your RP ID.' },
      });
    }
  });

  it('is aborted when its caller says so, before or while it is sent', async () => {
    await openPage({ statics: { signalUnknownCredential: () => new Promise(() => undefined) } });
    const { signalUnknownCredential: details } = calls;
    assert.deepEqual(await signals.unknownCredential({ ...details, signal: AbortSignal.abort() }), { status: 'aborted' });
    const controller = new AbortController();
    const pending = signals.unknownCredential({ ...details, signal: controller.signal });
    controller.abort();
    assert.deepEqual(await pending, { status: 'aborted' });
  });
});
