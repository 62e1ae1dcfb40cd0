import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openPage, openPageWithoutWebAuthn, refuses, settle, waits, type Asked } from './fake-page.js';
import { clientOf, json, passkey, problem, session, unreachable, user } from './fake-server.js';

const options = 'POST /v1/ceremonies/authentication/options';
const verify = 'POST /v1/ceremonies/authentication/verify';

describe('A sign-in', () => {
  it('ends as signed-in, with the account, the passkey and the session', async () => {
    await openPage();
    assert.deepEqual(await clientOf().client.signIn({ mode: 'modal' }), {
      status: 'signed-in',
      user,
      passkey,
      session,
      result: null,
    });
  });

  it('beside an existing sign-in carries a result instead of a session', async () => {
    await openPage();
    const { client } = clientOf({ [verify]: () => json({ user, passkey, session: null, result: 'proof' }) });
    const result = await client.signIn({ mode: 'modal' });
    assert.deepEqual(result, { status: 'signed-in', user, passkey, session: null, result: 'proof' });
  });

  for (const [mode, asks, uses] of [
    ['modal', { purpose: 'sign-in', mediation: 'optional', identifier: 'ada@example.com' }, []],
    ['conditional', { purpose: 'sign-in', mediation: 'conditional' }, ['mediation']],
    ['immediate', { purpose: 'sign-in', mediation: 'immediate' }, ['uiMode']],
  ] as const)
    it(`in mode ${mode} asks the server and the browser for that mode`, async () => {
      const asked = await openPage();
      const { client, received } = clientOf();
      await client.signIn({ mode, identifier: 'ada@example.com' });
      assert.deepEqual(received[0]?.body, asks);
      const members = Object.keys(asked[0]?.options ?? {});
      assert.deepEqual(
        members.filter(member => member === 'mediation' || member === 'uiMode'),
        uses,
      );
      assert.equal(members.includes('signal'), mode !== 'immediate');
    });

  for (const [name, status] of [
    ['NotAllowedError', 'dismissed-or-timed-out'],
    ['SecurityError', 'wrong-origin'],
    ['NotSupportedError', 'unsupported'],
    ['OperationError', 'busy'],
    ['TypeError', 'bad-options'],
    ['InvalidStateError', 'authenticator-failed'],
    ['ConstraintError', 'authenticator-failed'],
    ['NotReadableError', 'authenticator-failed'],
    ['AbortError', 'superseded'],
  ] as const)
    it(`ends as ${status} when the browser says ${name}`, async () => {
      await openPage({ answer: refuses(name) });
      assert.equal((await clientOf().client.signIn({ mode: 'modal' })).status, status);
    });

  it('that is immediate ends as nothing-here when it fails fast', async () => {
    await openPage({ answer: refuses('NotAllowedError') });
    assert.equal((await clientOf().client.signIn({ mode: 'immediate' })).status, 'nothing-here');
  });

  it('ends as unsupported where the browser lacks the mode, rather than opening a dialog instead', async () => {
    const asked = await openPage({ capabilities: {}, conditionalMediation: false });
    const { client } = clientOf();
    assert.deepEqual(await client.signIn({ mode: 'conditional' }), {
      status: 'unsupported',
      missing: 'conditionalMediation',
    });
    assert.deepEqual(await client.signIn({ mode: 'immediate' }), { status: 'unsupported', missing: 'immediateGet' });
    await openPageWithoutWebAuthn();
    assert.deepEqual(await client.signIn({ mode: 'modal' }), { status: 'unsupported', missing: 'webauthn' });
    assert.deepEqual(asked, []);
  });

  it('ends as offline when the server cannot be reached', async () => {
    await openPage();
    assert.deepEqual(await clientOf({ [options]: unreachable }).client.signIn({ mode: 'modal' }), { status: 'offline' });
  });

  it('ends as aborted, at once, when the caller aborts while the dialog is open', async () => {
    const asked = await openPage({ answer: waits });
    const controller = new AbortController();
    const result = clientOf().client.signIn({ mode: 'modal', signal: controller.signal });
    await settle();
    assert.equal(asked.length, 1);
    controller.abort(new Error('The page was left.'));
    assert.deepEqual(await result, { status: 'aborted' });
    assert.equal(asked[0]?.options.signal?.aborted, true);
  });

  it('ends as aborted even if a password manager pays no attention to it', async () => {
    await openPage({ answer: () => new Promise(() => undefined) });
    const controller = new AbortController();
    const result = clientOf().client.signIn({ mode: 'modal', signal: controller.signal });
    await settle();
    controller.abort();
    assert.deepEqual(await result, { status: 'aborted' });
  });

  for (const code of ['sign_in.passkey_unknown', 'sign_in.passkey_deleted'])
    it(`lets the browser know of a passkey that the server refuses as ${code}`, async () => {
      const signaled: unknown[] = [];
      await openPage({
        statics: { signalUnknownCredential: (details: unknown) => Promise.resolve(signaled.push(details)) },
      });
      const { client } = clientOf({ [verify]: () => problem(400, code) });
      const result = await client.signIn({ mode: 'modal' });
      assert.equal(result.status === 'refused' && result.code, code);
      assert.deepEqual(signaled, [{ rpId: 'example.com', credentialId: 'Y3JlZA' }]);
    });

  it('says nothing to the browser when it was refused for another reason, or when the browser fails at it', async () => {
    let signals = 0;
    const statics = {
      signalUnknownCredential: () => {
        signals++;
        return Promise.reject(new TypeError('No.'));
      },
    };
    await openPage({ statics });
    await clientOf({ [verify]: () => problem(400, 'sign_in.refused') }).client.signIn({ mode: 'modal' });
    assert.equal(signals, 0);
    const { client } = clientOf({ [verify]: () => problem(400, 'sign_in.passkey_unknown') });
    assert.equal((await client.signIn({ mode: 'modal' })).status, 'refused');
    assert.equal(signals, 1);
  });
});

describe('A conditional sign-in', () => {
  it('renews its challenge when the time for it is over, and answers the new one', async context => {
    const timers = fakeTimers();
    context.after(timers.restore);
    let pick: ((credential: unknown) => void) | undefined;
    const answer = (request: Asked): Promise<unknown> =>
      Promise.race([waits(request), new Promise(resolve => (pick = resolve))]);
    const asked = await openPage({ answer });
    let issued = 0;
    const { client, received } = clientOf({
      [options]: () => json({ ceremony: `sealed-${++issued}`, publicKey: { challenge: 'Y2g', timeout: 120_000 } }),
    });

    const result = client.signIn({ mode: 'conditional' });
    await settle();
    assert.deepEqual([asked.length, timers.delays()], [1, [120_000]]);
    timers.run(120_000);
    await settle();
    assert.equal(asked.length, 2);
    assert.equal(asked[0]?.options.signal?.aborted, true);

    pick?.({ id: 'Y3JlZA', toJSON: () => ({}) });
    assert.equal((await result).status, 'signed-in');
    assert.equal(received.at(-1)?.body['ceremony'], 'sealed-2');
  });
});

type FakeTimers = {
  readonly delays: () => number[];
  readonly run: (delay: number) => void;
  readonly restore: () => void;
};

/** Timers that run when told. Those of the SDK's patience are left alone. */
function fakeTimers(): FakeTimers {
  const { setTimeout: original } = globalThis;
  const timers: { readonly delay: number; readonly callback: () => void }[] = [];
  globalThis.setTimeout = ((callback: () => void, delay: number) => {
    if (delay < 1_000) return original(callback, delay);
    timers.push({ delay, callback });
    return 0;
  }) as typeof setTimeout;
  return {
    delays: () => timers.map(timer => timer.delay),
    run: delay => {
      const index = timers.findIndex(timer => timer.delay === delay);
      timers.splice(index, 1)[0]?.callback();
    },
    restore: () => {
      globalThis.setTimeout = original;
    },
  };
}
