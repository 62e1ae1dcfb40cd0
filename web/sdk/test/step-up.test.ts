import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { aCredential, openPage, openPageWithoutWebAuthn, refuses } from './fake-page.js';
import { clientOf, json, passkey, problem, unreachable, user } from './fake-server.js';

describe('A step-up', () => {
  it('ends as stepped-up, with a grant for the action that was asked for', async () => {
    await openPage();
    const { client, received } = clientOf();
    assert.deepEqual(await client.stepUp({ action: 'passkey.delete', target: 'pky_2' }), {
      status: 'stepped-up',
      stepUpGrant: 'grant',
      user,
      passkey,
    });
    assert.deepEqual(received[0]?.body, {
      purpose: 'step-up',
      mediation: 'optional',
      action: 'passkey.delete',
      target: 'pky_2',
    });
  });

  it('without a grant in the answer is no step-up', async () => {
    await openPage();
    const { client } = clientOf({
      'POST /v1/ceremonies/authentication/verify': () => json({ user, passkey, stepUpGrant: null }),
    });
    const result = await client.stepUp({ action: 'passkey.add' });
    assert.equal(result.status === 'refused' && result.code, 'sdk.unexpected_answer');
  });

  for (const [name, status] of [
    ['NotAllowedError', 'dismissed-or-timed-out'],
    ['SecurityError', 'wrong-origin'],
    ['OperationError', 'busy'],
    ['DataError', 'bad-options'],
    ['UnknownError', 'authenticator-failed'],
    ['AbortError', 'superseded'],
  ] as const)
    it(`ends as ${status} when the browser says ${name}`, async () => {
      await openPage({ answer: refuses(name) });
      assert.equal((await clientOf().client.stepUp({ action: 'passkey.add' })).status, status);
    });

  it('ends as refused, offline, aborted or unsupported as any ceremony does', async () => {
    await openPage();
    const options = 'POST /v1/ceremonies/authentication/options';
    const action = 'passkey.add' as const;
    assert.equal((await clientOf({ [options]: () => problem(401, 'session.none') }).client.stepUp({ action })).status, 'refused');
    assert.equal((await clientOf({ [options]: unreachable }).client.stepUp({ action })).status, 'offline');
    const { client } = clientOf();
    assert.equal((await client.stepUp({ action, signal: AbortSignal.abort() })).status, 'aborted');
    await openPageWithoutWebAuthn();
    assert.equal((await client.stepUp({ action })).status, 'unsupported');
  });
});

describe('Adding a passkey', () => {
  it('steps up for just that, then registers with the grant', async () => {
    const asked = await openPage();
    const { client, received } = clientOf();
    const result = await client.addPasskey({ name: 'Phone' });
    assert.equal(result.status, 'added');
    assert.deepEqual([result.stepUp.status, result.registration.status], ['stepped-up', 'registered']);
    assert.deepEqual(
      asked.map(request => request.kind),
      ['get', 'create'],
    );
    assert.equal(received[0]?.body['action'], 'passkey.add');
    assert.deepEqual(received[2]?.body, { purpose: 'add-passkey', stepUpGrant: 'grant' });
    assert.equal(received[3]?.body['name'], 'Phone');
  });

  it('ends as not-stepped-up, and registers nothing, when the person does not confirm', async () => {
    const asked = await openPage({ answer: refuses('NotAllowedError') });
    const result = await clientOf().client.addPasskey();
    assert.equal(result.status, 'not-stepped-up');
    assert.deepEqual([result.stepUp.status, result.registration], ['dismissed-or-timed-out', null]);
    assert.equal(asked.length, 1);
  });

  it('ends as not-registered, with the grant in hand, when only the second half fails', async () => {
    const refuse = refuses('InvalidStateError');
    await openPage({ answer: asked => (asked.kind === 'create' ? refuse() : aCredential(asked)) });
    const result = await clientOf().client.addPasskey();
    assert.equal(result.status === 'not-registered' && result.stepUp.stepUpGrant, 'grant');
    assert.equal(result.registration?.status, 'already-registered');
  });
});
