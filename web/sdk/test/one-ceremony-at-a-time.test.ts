import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { aCredential, openPage, settle, waits, type Asked } from './fake-page.js';
import { clientOf, json } from './fake-server.js';

/** The autofill waits; a dialog is answered. */
function answersDialogs(asked: Asked): unknown {
  return asked.options.mediation === 'conditional' ? waits(asked) : aCredential(asked);
}

describe('Of the ceremonies of a page', () => {
  it('a modal one takes the place of the autofill, which ends as superseded', async () => {
    const asked = await openPage({ answer: answersDialogs });
    const { client } = clientOf();
    const autofill = client.signIn({ mode: 'conditional' });
    await settle();
    const modal = client.signIn({ mode: 'modal' });
    assert.deepEqual(await autofill, { status: 'superseded' });
    assert.equal((await modal).status, 'signed-in');
    assert.equal(asked[0]?.options.signal?.aborted, true);
  });

  it('a registration, a step-up, an immediate one and a newer autofill do so too', async () => {
    await openPage({ answer: answersDialogs });
    const { client } = clientOf();
    const begin: ((signal: AbortSignal) => Promise<unknown>)[] = [
      signal => client.register({ purpose: 'sign-up', signal }),
      signal => client.stepUp({ action: 'passkey.add', signal }),
      signal => client.signIn({ mode: 'immediate', signal }),
      signal => client.signIn({ mode: 'conditional', signal }),
    ];
    for (const newer of begin) {
      const controller = new AbortController();
      const autofill = client.signIn({ mode: 'conditional' });
      await settle();
      const next = newer(controller.signal);
      assert.deepEqual(await autofill, { status: 'superseded' });
      await settle();
      controller.abort();
      await next;
    }
  });

  it('the autofill takes nobody’s place who has a dialog open', async () => {
    const asked = await openPage({ answer: waits });
    const { client } = clientOf();
    const controller = new AbortController();
    const modal = client.signIn({ mode: 'modal', signal: controller.signal });
    await settle();
    assert.deepEqual(await client.signIn({ mode: 'conditional' }), { status: 'superseded' });
    assert.equal(asked.length, 1);
    controller.abort();
    assert.deepEqual(await modal, { status: 'aborted' });
  });

  it('the newer of two modal ones is the one that counts', async () => {
    await openPage({ answer: waits });
    const { client } = clientOf();
    const controller = new AbortController();
    const first = client.signIn({ mode: 'modal' });
    await settle();
    const second = client.signIn({ mode: 'modal', signal: controller.signal });
    assert.deepEqual(await first, { status: 'superseded' });
    controller.abort();
    assert.deepEqual(await second, { status: 'aborted' });
  });

  it('one that still waits for its options gives way as well', async () => {
    await openPage();
    const { client } = clientOf();
    const first = client.signIn({ mode: 'modal' });
    const second = client.signIn({ mode: 'modal' });
    assert.deepEqual(await first, { status: 'superseded' });
    assert.equal((await second).status, 'signed-in');
  });

  it('the next one asks the browser only when the browser is done with the one before', async () => {
    let finish: (() => void) | undefined;
    const order: string[] = [];
    await openPage({
      answer: asked => {
        order.push(`asked for ${asked.options.mediation ?? 'modal'}`);
        if (asked.options.mediation !== 'conditional') return aCredential(asked);
        return new Promise((_, reject) => {
          finish = () => {
            order.push('conditional is over');
            reject(new DOMException('Aborted late.', 'AbortError'));
          };
        });
      },
    });
    const { client } = clientOf();
    const autofill = client.signIn({ mode: 'conditional' });
    await settle();
    const modal = client.signIn({ mode: 'modal' });
    assert.deepEqual(await autofill, { status: 'superseded' });
    await settle();
    finish?.();
    assert.equal((await modal).status, 'signed-in');
    assert.deepEqual(order, ['asked for conditional', 'conditional is over', 'asked for modal']);
  });

  it('one that never heeds its abort does not hold up the next', async () => {
    await openPage({
      answer: asked =>
        asked.options.mediation === 'conditional' ? new Promise(() => undefined) : aCredential(asked),
    });
    const { client } = clientOf();
    const autofill = client.signIn({ mode: 'conditional' });
    await settle();
    assert.equal((await client.signIn({ mode: 'modal' })).status, 'signed-in');
    assert.deepEqual(await autofill, { status: 'superseded' });
  });

  it('one that the browser has answered is verified, whatever begins after it', async () => {
    await openPage();
    let answer: ((response: Response) => void) | undefined;
    const { client } = clientOf({
      'POST /v1/ceremonies/registration/verify': () => new Promise(resolve => (answer = resolve)),
    });
    const registration = client.register({ purpose: 'sign-up' });
    await settle();
    assert.equal((await client.signIn({ mode: 'modal' })).status, 'signed-in');
    answer?.(json({ user: { id: 'usr_1' }, passkey: { id: 'pky_1' } }));
    assert.equal((await registration).status, 'registered');
  });

  it('a late rejection of one that is over troubles nobody', async context => {
    const unhandled: unknown[] = [];
    const listen = (reason: unknown): void => void unhandled.push(reason);
    process.on('unhandledRejection', listen);
    context.after(() => process.off('unhandledRejection', listen));

    let reject: ((error: Error) => void) | undefined;
    await openPage({ answer: () => new Promise((_, refuse) => (reject = refuse)) });
    const controller = new AbortController();
    const result = clientOf().client.signIn({ mode: 'conditional', signal: controller.signal });
    await settle();
    controller.abort();
    assert.deepEqual(await result, { status: 'aborted' });
    reject?.(new DOMException('Much later.', 'AbortError'));
    await settle();
    assert.deepEqual(unhandled, []);
  });
});
