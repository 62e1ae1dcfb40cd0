import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createClient } from '../src/index.js';
import { openPage } from './fake-page.js';
import { clientOf, json, problem, session, unreachable, user } from './fake-server.js';

const options = 'POST /v1/ceremonies/authentication/options';

describe('A client', () => {
  it('on a page of the server itself carries the page’s own cookies', async () => {
    await openPage();
    const { client, received } = clientOf();
    await client.session.get();
    assert.deepEqual(received[0], {
      url: '/v1/session',
      method: 'GET',
      headers: { Accept: 'application/json' },
      credentials: 'same-origin',
      body: {},
    });
  });

  it('on a page of another origin carries the publishable key, and no cookies', async () => {
    await openPage();
    const { client, received } = clientOf({}, { baseUrl: 'https://id.example.com/', publishableKey: 'opk_example' });
    await client.signIn({ mode: 'modal' });
    assert.equal(received[0]?.url, 'https://id.example.com/v1/ceremonies/authentication/options');
    assert.equal(received[0].headers['Ostiary-Key'], 'opk_example');
    assert.equal(received[0].headers['Content-Type'], 'application/json');
    assert.equal(received[0].credentials, 'omit');
  });

  it('refuses to be made with what can only be a mistake', () => {
    assert.throws(() => createClient({ baseUrl: 'id.example.com' }), TypeError);
    assert.throws(() => createClient({ baseUrl: 'javascript:alert(1)' }), TypeError);
    assert.throws(() => createClient({ publishableKey: 'osk_example' }), TypeError);
  });

  it('uses the page’s own fetch when it is given none', async context => {
    const { fetch: original } = globalThis;
    context.after(() => (globalThis.fetch = original));
    globalThis.fetch = () => Promise.resolve(json({ user, session }));
    assert.equal((await createClient().session.get()).status, 'signed-in');
  });
});

describe('A refusal', () => {
  for (const [retryAfter, seconds] of [
    ['30', 30],
    ['Thu, 01 Jan 1970 00:00:00 GMT', 0],
    ['soon', undefined],
  ] as const)
    it(`with Retry-After: ${retryAfter} says ${String(seconds)} seconds`, async () => {
      await openPage();
      const { client } = clientOf({
        [options]: () =>
          json({ title: 'Too many', code: 'limits.too_many' }, { status: 429, headers: { 'Retry-After': retryAfter } }),
      });
      const result = await client.signIn({ mode: 'modal' });
      assert.equal(result.status === 'refused' && result.retryAfter, seconds);
    });

  it('that is no problem document, or an answer that is no answer, is an unexpected one', async () => {
    await openPage();
    for (const answer of [
      () => new Response('<h1>Bad gateway</h1>', { status: 502 }),
      () => new Response('<h1>Welcome to this network</h1>'),
      () => json(null),
      () => json({ ceremony: 'sealed' }),
      () => json({ ceremony: 1, publicKey: {} }),
    ]) {
      const result = await clientOf({ [options]: answer }).client.signIn({ mode: 'modal' });
      assert.equal(result.status === 'refused' && result.code, 'sdk.unexpected_answer');
    }
    const { client } = clientOf({ 'POST /v1/ceremonies/authentication/verify': () => json({ user }) });
    const result = await client.signIn({ mode: 'modal' });
    assert.equal(result.status === 'refused' && result.code, 'sdk.unexpected_answer');
  });
});

describe('The session', () => {
  it('is signed-in with its user, or signed-out', async () => {
    assert.deepEqual(await clientOf().client.session.get(), { status: 'signed-in', user, session });
    const { client } = clientOf({ 'GET /v1/session': () => problem(401, 'session.none') });
    assert.deepEqual(await client.session.get(), { status: 'signed-out' });
  });

  it('is signed out of, also when it was over already', async () => {
    assert.deepEqual(await clientOf().client.session.signOut(), { status: 'signed-out' });
    const { client } = clientOf({ 'DELETE /v1/session': () => problem(401, 'session.none') });
    assert.deepEqual(await client.session.signOut(), { status: 'signed-out' });
  });

  for (const call of ['get', 'signOut'] as const)
    it(`may be refused, offline or aborted on ${call}`, async () => {
      const route = call === 'get' ? 'GET /v1/session' : 'DELETE /v1/session';
      const refused = await clientOf({ [route]: () => problem(503, 'database.unavailable') }).client.session[call]();
      assert.equal(refused.status, 'refused');
      assert.deepEqual(await clientOf({ [route]: unreachable }).client.session[call](), { status: 'offline' });
      assert.deepEqual(await clientOf().client.session[call]({ signal: AbortSignal.abort() }), { status: 'aborted' });
    });
});

describe('An observer', () => {
  it('is told of each step, and of how it ended', async () => {
    await openPage();
    const steps: unknown[] = [];
    const { client } = clientOf({}, { observer: ({ elapsedMs, ...step }) => steps.push([step, elapsedMs >= 0]) });
    await client.signIn({ mode: 'modal' });
    const common = { ceremony: 'authentication', mode: 'modal' };
    assert.deepEqual(steps, [
      [{ step: 'started', ...common }, true],
      [{ step: 'options-received', ...common }, true],
      [{ step: 'browser-asked', ...common }, true],
      [{ step: 'browser-answered', ...common }, true],
      [{ step: 'ended', ...common, status: 'verified' }, true],
    ]);
  });

  it('is told the name of the browser’s error', async () => {
    await openPage({ answer: () => Promise.reject(new DOMException('', 'UnknownError')) });
    const names: unknown[] = [];
    const { client } = clientOf({}, { observer: ({ errorName }) => names.push(errorName) });
    await client.register({ purpose: 'sign-up' });
    assert.deepEqual(names, [undefined, undefined, undefined, 'UnknownError']);
  });
});
