import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { settle, waits, type Browser } from '../fake-page.js';
import { clientOf, json, problem, unreachable, type Handler } from '../fake-server.js';
import { version } from '../../src/version.js';
import { readFileSync } from 'node:fs';
import type { ClientOptions, OstiaryClient } from '../../src/index.js';
import { catalogFaults } from './catalog-faults.js';
import { namesOf, only, openSurroundings, type Server, type Surroundings, type Told } from './fake-surroundings.js';

const optionsRoute = 'POST /v1/ceremonies/authentication/options';
const verifyRoute = 'POST /v1/ceremonies/authentication/verify';

const publicKey = {
  challenge: 'c2VjcmV0LWNoYWxsZW5nZQ',
  rpId: 'example.com',
  timeout: 300_000,
  userVerification: 'required',
  hints: ['client-device', 'of-the-future'],
  allowCredentials: [{ type: 'public-key', id: 'c2VjcmV0LWlk', transports: ['internal', 'hybrid'] }],
};

/** An assertion of a synced passkey, with everything in it that must stay in the page. */
function anAssertion(): unknown {
  const authenticatorData = new Uint8Array(37);
  authenticatorData[32] = 0x01 | 0x04 | 0x08 | 0x10;
  return {
    id: 'c2VjcmV0LWlk',
    rawId: new Uint8Array(8).buffer,
    authenticatorAttachment: 'platform',
    getClientExtensionResults: () => ({ prf: { results: { first: new ArrayBuffer(32) } }, credProps: { rk: false }, appid: true }),
    response: { authenticatorData: authenticatorData.buffer, signature: new ArrayBuffer(8), userHandle: null },
    toJSON: () => ({ id: 'c2VjcmV0LWlk' }),
  };
}

type Page = Surroundings & { readonly client: OstiaryClient };

async function open(browser: Browser, routes: Record<string, Handler> = {}, server: Server = {}, options: ClientOptions = {}): Promise<Page> {
  const surroundings = await openSurroundings(browser, server);
  const { client } = clientOf(
    {
      [optionsRoute]: () => json({ ceremony: 'sealed', telemetryTicket: 'a-ticket', publicKey }),
      'POST /v1/events': init => surroundings.fetch('', init),
      ...routes,
    },
    { telemetry: {}, ...options },
  );
  return { ...surroundings, client };
}

async function toldOf(page: Page): Promise<Told[]> {
  const told = await page.told();
  for (const event of told) assert.deepEqual(catalogFaults(event, 'browser'), [], event.name);
  return told;
}

describe('A sign-in with the SDK', () => {
  it('is told step by step as one attempt, with the server’s ticket, and in the words of the catalog', async () => {
    const page = await open({ answer: anAssertion });
    assert.equal((await page.client.signIn({ mode: 'modal', identifier: 'ada@example.com' })).status, 'signed-in');
    const told = await toldOf(page);
    assert.deepEqual(namesOf(told), [
      'ceremony.options_requested',
      'ceremony.options_received',
      'ceremony.started',
      'ceremony.succeeded',
      'ceremony.posted',
    ]);
    const attempts = told.filter(({ name }) => name.startsWith('ceremony.'));
    assert.equal(new Set(attempts.map(({ attempt }) => attempt)).size, 1);
    assert.deepEqual(attempts.map(({ ticket }) => ticket), [undefined, 'a-ticket', 'a-ticket', 'a-ticket', 'a-ticket']);
    assert.deepEqual(only(told, 'ceremony.options_received').fields, {
      kind: 'get',
      mediation: 'modal',
      userVerification: 'required',
      hints: ['client_device'],
      allowCount: 1,
      timeoutMs: 300_000,
      transportsSet: ['hybrid', 'internal'],
      latencyMs: 0,
    });
    assert.deepEqual(only(told, 'ceremony.succeeded').fields, {
      kind: 'get',
      mediation: 'modal',
      attachment: 'platform',
      transports: [],
      extensions: { 'prf.results': 'yes', 'credProps.rk': 'no', appid: 'yes' },
      userVerified: true,
      backupEligible: true,
      backedUp: true,
      durationMs: 0,
    });
  });

  it('begins with what the page has, and numbers its events without a gap', async () => {
    const page = await open({ answer: anAssertion });
    await page.client.signIn({ mode: 'modal' });
    const told = await toldOf(page);
    assert.deepEqual(told.map(({ seq }) => seq), told.map((_, index) => index));
    assert.equal(new Set(told.map(({ tab, session }) => tab + session)).size, 1);
    assert.deepEqual(only(told, 'sdk.init').fields, { integration: 'sdk', storageOk: true });
    assert.equal(only(told, 'env.capabilities').fields['webauthn'], 'yes');
    assert.equal(only(told, 'env.device').fields['hintsSource'], 'none');
    const { sdk, sentAt } = JSON.parse(page.batches[0]?.text ?? '') as { sdk: unknown; sentAt: number };
    assert.equal(sentAt, (told[0]?.ts ?? 0) + 2_000);
    assert.deepEqual(sdk, { name: '@ostiary/sdk', version, config: 'default' });
  });

  it('sends nothing of what must stay in the page', async () => {
    const page = await open({ answer: anAssertion });
    await page.client.signIn({ mode: 'modal', identifier: 'ada@example.com' });
    await page.told();
    const all = page.batches.map(({ text }) => text).join();
    for (const secret of ['c2VjcmV0', 'ada@', 'sealed', 'dXNlcg', 'usr_', 'pky_']) assert.ok(!all.includes(secret), secret);
  });

  it('that the person ends is told with what was seen around it, and the message as a hash', async () => {
    const page = await open({
      answer: () => {
        page.fire('blur');
        page.clock.mono += 4_200;
        page.fire('focus');
        return Promise.reject(new DOMException('The operation either timed out or was not allowed.', 'NotAllowedError'));
      },
    });
    await page.client.signIn({ mode: 'modal' });
    const told = await toldOf(page);
    assert.deepEqual(
      told.filter(({ name }) => name === 'ceremony.ui_signal').map(({ fields }) => fields),
      [{ kind: 'blur', offsetMs: 0 }, { kind: 'focus', offsetMs: 4_200 }],
    );
    assert.deepEqual(only(told, 'ceremony.failed').fields, {
      kind: 'get',
      mediation: 'modal',
      platform: 'web',
      name: 'NotAllowedError',
      messageHash: '40624497b907d7ee',
      durationMs: 4_200,
      abortedByUs: false,
      pageVisibleEnd: true,
      pageFocusedEnd: true,
    });
  });

  it('tells what the browser says word for word only where the page asks for that', async () => {
    const page = await open(
      { answer: () => Promise.reject(new DOMException('Word for word.', 'NotAllowedError')) }, {}, {},
      { telemetry: { rawMessages: true } },
    );
    await page.client.signIn({ mode: 'modal' });
    assert.equal(only(await toldOf(page), 'ceremony.failed').fields['message'], 'Word for word.');
  });

  it('that the page takes back is told as ended by the page, and what takes its place says so', async () => {
    const page = await open({ answer: asked => (asked.options.mediation === 'conditional' ? waits(asked) : anAssertion()) });
    const autofill = page.client.signIn({ mode: 'conditional' });
    await settle();
    await page.client.signIn({ mode: 'modal' });
    await autofill;
    const told = await toldOf(page);
    const failed = only(told, 'ceremony.failed');
    assert.deepEqual([failed.fields['name'], failed.fields['abortedByUs'], failed.fields['mediation']], ['AbortError', true, 'conditional']);
    const started = told.filter(({ name }) => name === 'ceremony.started').map(({ fields }) => fields['pendingAborted']);
    assert.deepEqual(started, [false, true]);
  });

  it('whose challenge is renewed while it waits stays one attempt, with the newest ticket', async () => {
    let issued = 0;
    const page = await open({ answer: waits }, {
      [optionsRoute]: () => json({ ceremony: 'sealed', telemetryTicket: `ticket-${String(++issued)}`, publicKey }),
    });
    const leaving = new AbortController();
    const autofill = page.client.signIn({ mode: 'conditional', signal: leaving.signal });
    await page.pass(300_000);
    leaving.abort();
    await autofill;
    const told = await toldOf(page);
    assert.equal(issued, 2);
    assert.deepEqual(namesOf(told), ['ceremony.options_requested', 'ceremony.options_received', 'ceremony.started', 'ceremony.failed']);
    assert.equal(only(told, 'ceremony.failed').ticket, 'ticket-2');
  });

  for (const [what, route, handler, reason] of [
    ['options are refused', optionsRoute, () => problem(429, 'http.too_many_requests'), { serverReason: 'http.too_many_requests', supportCode: 'trace' }],
    ['options cannot be had', optionsRoute, unreachable, { serverReason: 'sdk.offline' }],
    ['answer cannot be sent', verifyRoute, unreachable, { serverReason: 'sdk.offline' }],
    ['answer meets a broken server', verifyRoute, () => problem(503, 'server.database_unavailable'), { serverReason: 'server.database_unavailable', supportCode: 'trace' }],
  ] as const)
    it(`whose ${what} is told as rejected, because nobody else can tell`, async () => {
      const page = await open({ answer: anAssertion }, { [route]: handler });
      await page.client.signIn({ mode: 'modal' });
      assert.deepEqual(only(await toldOf(page), 'ceremony.rejected').fields, { kind: 'get', ...reason });
    });

  it('whose answer the server judges leaves the verdict to the server', async () => {
    const page = await open({ answer: anAssertion }, { [verifyRoute]: () => problem(422, 'sign_in.refused') });
    await page.client.signIn({ mode: 'modal' });
    assert.equal(namesOf(await toldOf(page)).at(-1), 'ceremony.posted');
  });

  it('sends its last events by beacon when the page is left at once', async () => {
    const page = await open({ answer: anAssertion });
    await page.client.signIn({ mode: 'modal' });
    page.hide();
    const [batch] = page.batches;
    assert.equal(batch?.by, 'beacon');
    assert.ok(batch.text.includes('ceremony.posted'));
  });

  it('beside another origin’s server sends them with its key in the address', async () => {
    const page = await open({ answer: anAssertion }, {}, {}, { baseUrl: 'https://id.example.com', publishableKey: 'opk_1' });
    await page.client.signIn({ mode: 'modal' });
    page.fire('pagehide');
    const [batch] = page.batches;
    assert.deepEqual([batch?.by, batch?.address], ['beacon', 'https://id.example.com/v1/events?key=opk_1']);
  });

  it('is not told at all where the page does not want it, nor after the server has switched it off', async () => {
    const silent = await open({ answer: anAssertion }, {}, {}, { telemetry: false });
    await silent.client.signIn({ mode: 'modal' });
    assert.deepEqual(await silent.told(), []);

    const switchedOff = await open({ answer: anAssertion }, {}, {
      answer: () => json({ kept: 1, dropped: [], config: { version: 'off', enabled: false } }),
    });
    await switchedOff.client.signIn({ mode: 'modal' });
    const before = (await switchedOff.told()).length;
    await switchedOff.client.signIn({ mode: 'modal' });
    switchedOff.hide();
    assert.equal((await switchedOff.told()).length, before);
  });

  it('asks a server that knows no events only once', async () => {
    const page = await open({ answer: anAssertion }, {}, { answer: () => new Response('', { status: 404 }) });
    await page.client.signIn({ mode: 'modal' });
    await page.pass(600_000);
    await page.client.signIn({ mode: 'modal' });
    await page.pass(600_000);
    assert.equal(page.batches.length, 1);
  });
});

describe('A registration with the SDK', () => {
  it('made in passing is told as that, with what the new passkey says of itself', async () => {
    const authenticatorData = new Uint8Array(37);
    authenticatorData[32] = 0x41;
    const page = await open({
      answer: () => ({
        authenticatorAttachment: 'cross-platform',
        response: { getTransports: () => ['usb', 'smart-card'], getAuthenticatorData: () => authenticatorData },
        toJSON: () => ({}),
      }),
    });
    await page.client.register({ purpose: 'sign-up', mediation: 'conditional' });
    assert.deepEqual(only(await toldOf(page), 'ceremony.succeeded').fields, {
      kind: 'create',
      mediation: 'conditional_create',
      attachment: 'cross_platform',
      transports: ['usb', 'smart_card'],
      extensions: {},
      userVerified: false,
      backupEligible: false,
      backedUp: false,
      durationMs: 0,
    });
  });
});

describe('A signal to the password manager', () => {
  it('is told of as sent, as not supported or as failed', async () => {
    const page = await open({
      statics: {
        signalUnknownCredential: () => Promise.resolve(),
        signalAllAcceptedCredentials: () => Promise.reject(new DOMException('No.', 'SecurityError')),
      },
    });
    const { signals } = page.client;
    const user = { rpId: 'example.com', userId: 'dXNlcg' };
    await signals.unknownCredential({ rpId: 'example.com', credentialId: 'c2VjcmV0' });
    await signals.allAcceptedCredentials({ ...user, allAcceptedCredentialIds: ['c2VjcmV0'] });
    await signals.currentUserDetails({ ...user, name: 'ada', displayName: 'Ada' });
    const told = (await toldOf(page)).filter(({ name }) => name.startsWith('signal.'));
    assert.deepEqual(told.map(({ name, fields }) => [name, fields]), [
      ['signal.sent', { kind: 'unknown', supported: true }],
      ['signal.failed', { kind: 'all_accepted', name: 'SecurityError' }],
      ['signal.sent', { kind: 'user_details', supported: false }],
    ]);
    assert.ok(!page.batches.some(({ text }) => /c2VjcmV0|dXNlcg|ada/.test(text)));
  });
});

it('The SDK tells its own version', () => {
  assert.equal((JSON.parse(readFileSync('sdk/package.json', 'utf8')) as { version: string }).version, version);
});
