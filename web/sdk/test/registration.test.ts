import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openPage, openPageWithoutWebAuthn, refuses } from './fake-page.js';
import { clientOf, passkey, problem, session, unreachable, user } from './fake-server.js';

const options = 'POST /v1/ceremonies/registration/options';
const verify = 'POST /v1/ceremonies/registration/verify';
const signUp = { purpose: 'sign-up', identifier: 'ada@example.com', displayName: 'Ada' } as const;

describe('A registration', () => {
  it('ends as registered, with the account, the passkey and the session', async () => {
    await openPage();
    assert.deepEqual(await clientOf().client.register(signUp), {
      status: 'registered',
      user,
      passkey,
      session,
      result: null,
    });
  });

  it('sends exactly what the server asks for', async () => {
    await openPage();
    const { client, received } = clientOf();
    await client.register({ ...signUp, hints: ['security-key'], name: 'Laptop' });
    assert.deepEqual(
      received.map(call => call.body),
      [
        { ...signUp, hints: ['security-key'] },
        { name: 'Laptop', ceremony: 'sealed', response: { id: 'Y3JlZA', kind: 'create' } },
      ],
    );
  });

  it('takes along the grant of a step-up', async () => {
    await openPage();
    const { client, received } = clientOf();
    await client.register({ purpose: 'add-passkey', stepUpGrant: 'grant' });
    assert.deepEqual(received[0]?.body, { purpose: 'add-passkey', stepUpGrant: 'grant' });
  });

  it('in passing asks the browser for it, and needs a browser that can', async () => {
    const asked = await openPage();
    const { client, received } = clientOf();
    assert.equal((await client.register({ ...signUp, mediation: 'conditional' })).status, 'registered');
    assert.equal(asked[0]?.options.mediation, 'conditional');
    assert.equal(received[0]?.body['mediation'], 'conditional');

    const askedElsewhere = await openPage({ capabilities: {} });
    assert.deepEqual(await client.register({ ...signUp, mediation: 'conditional' }), {
      status: 'unsupported',
      missing: 'conditionalCreate',
    });
    assert.deepEqual(askedElsewhere, []);
  });

  for (const [name, status] of [
    ['InvalidStateError', 'already-registered'],
    ['ConstraintError', 'authenticator-unsuitable'],
    ['NotAllowedError', 'dismissed-or-timed-out'],
    ['SecurityError', 'wrong-origin'],
    ['NotSupportedError', 'unsupported'],
    ['OperationError', 'busy'],
    ['EncodingError', 'bad-options'],
    ['UnknownError', 'authenticator-failed'],
    ['AbortError', 'superseded'],
  ] as const)
    it(`ends as ${status} when the browser says ${name}`, async () => {
      await openPage({ answer: refuses(name) });
      const result = await clientOf().client.register(signUp);
      assert.equal(result.status, status);
      if ('browserError' in result) assert.deepEqual(result.browserError, { name, message: 'As the browser puts it.' });
    });

  it('ends as authenticator-failed when the browser has no credential to give', async () => {
    await openPage({ answer: () => null });
    assert.equal((await clientOf().client.register(signUp)).status, 'authenticator-failed');
  });

  it('ends as unsupported in a browser without WebAuthn, and asks nobody', async () => {
    await openPageWithoutWebAuthn();
    const { client, received } = clientOf();
    assert.deepEqual(await client.register(signUp), { status: 'unsupported', missing: 'webauthn' });
    assert.deepEqual(received, []);
  });

  it('ends as refused when the server gives no options, and does not ask the browser', async () => {
    const asked = await openPage();
    const { client } = clientOf({ [options]: () => problem(409, 'registration.identifier_taken', { field: 'identifier' }) });
    assert.deepEqual(await client.register(signUp), {
      status: 'refused',
      code: 'registration.identifier_taken',
      title: 'No',
      detail: 'Not this time.',
      supportCode: 'trace',
      httpStatus: 409,
      field: 'identifier',
    });
    assert.deepEqual(asked, []);
  });

  it('ends as refused when the server does not accept the answer', async () => {
    await openPage();
    const { client } = clientOf({ [verify]: () => problem(400, 'webauthn.challenge_mismatch') });
    const result = await client.register(signUp);
    assert.equal(result.status === 'refused' && result.code, 'webauthn.challenge_mismatch');
  });

  it('ends as offline when the server cannot be reached, before the browser or after it', async () => {
    await openPage();
    assert.deepEqual(await clientOf({ [options]: unreachable }).client.register(signUp), { status: 'offline' });
    assert.deepEqual(await clientOf({ [verify]: unreachable }).client.register(signUp), { status: 'offline' });
  });

  it('ends as aborted when the caller has aborted already', async () => {
    await openPage();
    const { client, received } = clientOf();
    assert.deepEqual(await client.register({ ...signUp, signal: AbortSignal.abort() }), { status: 'aborted' });
    assert.deepEqual(received, []);
  });
});
