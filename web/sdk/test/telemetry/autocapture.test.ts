import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { describe, it } from 'node:test';
import { createClient } from '../../src/index.js';
import { observe } from '../../src/observe.js';
import type { Observation, ObserveOptions } from '../../src/observing/observation.js';
import { settle, waits } from '../fake-page.js';
import { catalogFaults } from './catalog-faults.js';
import { namesOf, only, openSurroundings, provide, type Server, type Surroundings, type Told } from './fake-surroundings.js';

type Method = (this: unknown, ...args: unknown[]) => unknown;
type Container = { create: Method; get: Method };
type Page = Surroundings & { readonly observation: Observation; readonly native: Native };

/** What the browser itself has: the methods, on a prototype, and the calls that reached them. */
type Native = { readonly container: Container; readonly create: Method; readonly get: Method; readonly calls: { self: unknown; args: unknown[] }[] };

const credential = { id: 'c2VjcmV0', authenticatorAttachment: 'platform', response: {} };
const options = { publicKey: { challenge: new Uint8Array([1, 2, 3]), timeout: 60_000 } };

/** A browser whose container checks what it is called on, as real ones do. */
function nativeContainer(answer: (options: never) => unknown): Native {
  const calls: Native['calls'] = [];
  class CredentialsContainer {
    create(options?: unknown): unknown {
      return call(this, [options]);
    }
    get(options?: unknown): unknown {
      // eslint-disable-next-line prefer-rest-params -- a native function sees what it was called with
      return call(this, [...arguments], options);
    }
  }
  const call = (self: unknown, args: unknown[], first: unknown = args[0]): unknown => {
    calls.push({ self, args });
    if (!(self instanceof CredentialsContainer)) return Promise.reject(new TypeError('Illegal invocation'));
    return answer(first as never);
  };
  const container: Container = new CredentialsContainer();
  const methods: Container = CredentialsContainer.prototype;
  return { container, create: methods.create, get: methods.get, calls };
}

async function open(
  answer: (options: never) => unknown = () => Promise.resolve(credential),
  observing: ObserveOptions = {},
  server: Server = {},
  before: (native: Native) => void = () => undefined,
): Promise<Page> {
  const surroundings = await openSurroundings({}, server);
  const native = nativeContainer(answer);
  Object.assign(globalThis.navigator, { credentials: native.container });
  before(native);
  return { ...surroundings, native, observation: observe({ fetch: surroundings.fetch, ...observing }) };
}

async function toldOf(page: Page): Promise<Told[]> {
  const told = await page.told();
  for (const event of told) assert.deepEqual(catalogFaults(event, 'browser'), [], event.name);
  return told;
}

const get = (...args: unknown[]): unknown => (navigator.credentials as unknown as Container).get(...args);
const create = (...args: unknown[]): unknown => (navigator.credentials as unknown as Container).create(...args);

describe('A script that asks for a passkey on an observed page', () => {
  it('gets the very object that the browser gave', async () => {
    await open();
    assert.equal(await get(options), credential);
  });

  it('gets the very error, and what is thrown at once is thrown at once', async () => {
    const error = new DOMException('No.', 'NotAllowedError');
    await open(() => Promise.reject(error));
    await assert.rejects(get(options) as Promise<unknown>, thrown => thrown === error);
    await open(() => { throw error; });
    assert.throws(() => get(options), thrown => thrown === error);
  });

  it('is called with its own `this` and all its arguments, and reaches the browser before anything is looked at', async () => {
    const order: string[] = [];
    const page = await open(() => {
      order.push('browser');
      return Promise.resolve(credential);
    });
    const watched = { publicKey: { ...options.publicKey, get timeout() { order.push('options'); return 1; } } };
    await get(watched, 'a second argument');
    assert.equal(page.native.calls[0]?.self, page.native.container);
    assert.deepEqual(page.native.calls[0].args, [watched, 'a second argument']);
    assert.equal(order[0], 'browser');
    const detached = (navigator.credentials as unknown as Container).get;
    await assert.rejects(detached.call({}, options) as Promise<unknown>, TypeError);
  });

  it('sees functions that look as they did', async () => {
    const { native } = await open();
    const { get: wrapped } = native.container;
    assert.notEqual(wrapped, native.get);
    assert.deepEqual([wrapped.name, wrapped.length, String(wrapped)], [native.get.name, native.get.length, String(native.get)]);
    assert.deepEqual(Reflect.ownKeys(wrapped), Reflect.ownKeys(native.get));
    const prototype = Reflect.getPrototypeOf(native.container) ?? {};
    const attributes = { writable: true, enumerable: false, configurable: true };
    assert.deepEqual(Object.getOwnPropertyDescriptor(prototype, 'get'), { value: wrapped, ...attributes });
    assert.equal(Object.hasOwn(native.container, 'get'), false);
  });

  for (const outcome of ['result', 'error'] as const)
    it(`hears of its ${outcome} exactly one microtask later than without`, async () => {
      const ticksUntil = async (): Promise<number> => {
        let ticks = 0;
        const tick = (): void => {
          if (ticks++ < 20) queueMicrotask(tick);
        };
        let heardAt = -1;
        const hear = (): void => void (heardAt = ticks);
        (get(options) as Promise<unknown>).then(hear, hear);
        tick();
        await settle();
        return heardAt;
      };
      const page = await open(() => (outcome === 'result' ? Promise.resolve(credential) : Promise.reject(new Error('No.'))));
      const observed = await ticksUntil();
      page.observation.stop();
      assert.equal(observed - (await ticksUntil()), 1);
    });

  it('that handles no error has it reported as unhandled, once, as ever', () => {
    // In a process of its own, because the test runner takes unhandled errors for failures.
    const script = `
      Object.defineProperty(globalThis, 'navigator', { value: { credentials: { get: () => Promise.reject(new Error('No.')) } } });
      process.on('unhandledRejection', ({ message }) => console.log('unhandled: ' + message));
      const { observe } = await import('./sdk/dist/observe.js');
      const { get } = navigator.credentials;
      observe();
      if (get === navigator.credentials.get) throw new Error('Not observed.');
      navigator.credentials.get({ publicKey: { challenge: new Uint8Array(1) } });
      setTimeout(() => process.exit(), 50);`;
    const output = execFileSync(process.execPath, ['--input-type=module', '--eval', script], { encoding: 'utf8' });
    assert.equal(output, 'unhandled: No.\n');
  });

  it('gets promises of another making as they are', async () => {
    class Cancelable extends Promise<unknown> {}
    const own = Cancelable.resolve(credential);
    const thenable = { then: (resolve: (value: unknown) => void) => { resolve(credential); } };
    for (const returned of [own, thenable, 'no promise at all', undefined]) {
      await open(() => returned);
      assert.equal(get(options), returned);
    }
  });

  it('may ask for other credentials, or nonsense, without being told of', async () => {
    const page = await open(() => Promise.resolve(null));
    for (const other of [undefined, null, 1, 'text', {}, { password: true }, { publicKey: null }, { publicKey: {} }]) await get(other);
    await create({ federated: {} });
    assert.equal(page.native.calls.length, 9);
    assert.deepEqual(namesOf(await toldOf(page)), []);
  });
});

describe('Autocapture', () => {
  it('tells what was asked for, how it went and what came, in the words of the catalog', async () => {
    const authenticatorData = new Uint8Array(37).fill(0x05, 32, 33);
    const page = await open(() => {
      page.clock.mono += 900;
      return Promise.resolve({
        ...credential,
        authenticatorAttachment: 'cross-platform',
        response: { authenticatorData: authenticatorData.buffer, signature: new ArrayBuffer(8) },
        getClientExtensionResults: () => ({}),
      });
    });
    await get({
      mediation: 'conditional',
      publicKey: {
        ...options.publicKey,
        userVerification: 'preferred',
        hints: ['security-key'],
        allowCredentials: [{ id: new ArrayBuffer(4), transports: ['usb', 'nfc'] }, { id: new ArrayBuffer(4) }],
        extensions: { appid: 'https://secret.example' },
      },
    });
    const told = await toldOf(page);
    assert.deepEqual(namesOf(told), ['ceremony.options_received', 'ceremony.started', 'ceremony.succeeded']);
    const asked = { kind: 'get', mediation: 'conditional', userVerification: 'preferred', hints: ['security_key'], allowCount: 2, timeoutMs: 60_000 };
    assert.deepEqual(only(told, 'ceremony.options_received').fields, { ...asked, transportsSet: ['usb', 'nfc'] });
    assert.deepEqual(only(told, 'ceremony.started').fields, {
      ...asked, pageVisible: true, pageFocused: true, pendingAborted: false,
    });
    assert.deepEqual(only(told, 'ceremony.succeeded').fields, {
      kind: 'get', mediation: 'conditional', attachment: 'cross_platform', transports: [], extensions: {},
      userVerified: true, backupEligible: false, backedUp: false, durationMs: 900,
    });
    const all = page.batches.map(({ text }) => text).join();
    for (const secret of ['c2VjcmV0', 'secret.example', 'signature', 'AQID']) assert.ok(!all.includes(secret), secret);
  });

  it('tells of an abort by the page, whatever it gives as its reason', async () => {
    const page = await open(asked => waits({ kind: 'get', options: asked }));
    const leaving = new AbortController();
    const request = get({ ...options, signal: leaving.signal }) as Promise<unknown>;
    leaving.abort();
    await assert.rejects(request);
    const { fields } = only(await toldOf(page), 'ceremony.failed');
    assert.deepEqual([fields['name'], fields['abortedByUs']], ['AbortError', true]);

    // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- a page may abort with anything
    const odd = await open(() => Promise.reject({ name: 'ada@example.com', message: 7 }));
    await assert.rejects(get(options) as Promise<unknown>);
    assert.equal(only(await toldOf(odd), 'ceremony.failed').fields['name'], 'other');
  });

  it('tells of each use of the same options, and of nothing twice where wrappers are nested', async () => {
    const page = await open();
    const second = observe({ fetch: page.fetch });
    await get(options);
    await get(options);
    assert.equal((await toldOf(page)).filter(({ name }) => name === 'ceremony.succeeded').length, 2);
    second.stop();
  });

  it('works over a wrapper that was there before, and below one that comes after and copies the options', async () => {
    const order: string[] = [];
    const page = await open(undefined, {}, {}, ({ container }) => {
      const before = container.get;
      container.get = function (...args) {
        order.push('before');
        return before.apply(this, args);
      };
    });
    const { container } = page.native;
    const observed = container.get;
    container.get = function (asked) {
      order.push('after');
      const { publicKey, ...others } = asked as typeof options;
      return observed.call(this, { ...others, publicKey: { ...publicKey } });
    };
    assert.equal(await get(options), credential);
    assert.deepEqual(order, ['after', 'before']);
    assert.equal(only(await toldOf(page), 'ceremony.succeeded').fields['kind'], 'get');
  });

  it('puts the browser’s functions back when it ends, or steps aside below a wrapper that came later', async () => {
    const page = await open();
    const { native, observation } = page;
    observation.stop();
    assert.equal(native.container.get, native.get);
    assert.equal(native.container.create, native.create);

    const wrappedLater = await open();
    const { container } = wrappedLater.native;
    const observed = container.get;
    container.get = function (...args) {
      return observed.apply(this, args);
    };
    const wrapper = container.get;
    wrappedLater.observation.stop();
    assert.equal(container.get, wrapper);
    assert.equal(await get(options), credential);
    assert.deepEqual(namesOf(await wrappedLater.told()), []);
  });

  it('hands the browser’s functions back when the server says so, with or without the rest', async () => {
    for (const [config, isStillTold] of [[{ autocapture: false }, true], [{ enabled: false }, false]] as const) {
      const page = await open(undefined, { consent: 'journey' }, { answer: () => new Response(JSON.stringify({ config })) });
      await page.pass(5_000);
      assert.equal(page.native.container.get, page.native.get);
      page.observation.track('page.auth_viewed');
      assert.equal((await page.told()).some(({ name }) => name === 'page.auth_viewed'), isStillTold);
    }
  });

  it('leaves the SDK’s own ceremonies to the SDK', async () => {
    const page = await open(() => Promise.resolve({ ...credential, toJSON: () => ({}) }), { autocapture: false });
    const client = createClient({
      fetch: (input, init) =>
        (input as string).endsWith('/options')
          ? Promise.resolve(new Response('{"ceremony":"sealed","publicKey":{"challenge":"AQID"}}'))
          : (input as string).endsWith('/verify')
            ? Promise.resolve(new Response('{"user":{"id":"usr_1"},"passkey":{"id":"pky_1"}}'))
            : page.fetch(input, init),
    });
    observe({ client });
    await client.signIn({ mode: 'modal' });
    const told = await toldOf(page);
    assert.equal(only(told, 'ceremony.started').attempt, only(told, 'ceremony.options_requested').attempt);
    assert.equal(told.filter(({ name }) => name === 'ceremony.succeeded').length, 1);
  });

  it('does nothing where the functions cannot be replaced, or are not there', async () => {
    const frozen = await open(undefined, {}, {}, ({ container }) => {
      Object.freeze(Reflect.getPrototypeOf(container));
    });
    assert.equal(frozen.native.container.get, frozen.native.get);
    await openSurroundings();
    provide('navigator', {});
    observe().stop();
  });

  it('refuses a client that has no telemetry to share', async () => {
    await openSurroundings();
    assert.throws(() => observe({ client: createClient({ telemetry: false }) }), TypeError);
  });
});
