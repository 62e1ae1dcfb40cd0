import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createClient, type TelemetryOptions } from '../../src/index.js';
import { observe } from '../../src/observe.js';
import { settle } from '../fake-page.js';
import { openSurroundings, provide } from './fake-surroundings.js';

const rounds = 300;

/** Numbers between 0 and 1, the same for the same seed (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x100000000;
  };
}

function fails(): never {
  throw new Error('A fault.');
}

/** Something that breaks whoever touches it. */
const brokenObject: object = new Proxy(Object.create(null) as object, { get: fails, has: fails, ownKeys: fails, getPrototypeOf: fails });

/** Faults of browsers, extensions and other scripts, all of which a page survives without us. */
const faults: readonly (() => void)[] = [
  () => { provide('crypto', undefined); },
  () => { provide('crypto', { getRandomValues: fails }); },
  () => { provide('document', undefined); },
  () => { provide('window', brokenObject); },
  () => { provide('addEventListener', fails); },
  () => { provide('TextEncoder', undefined); },
  () => { Date.now = fails; },
  () => { Date.now = () => NaN; },
  () => { Object.defineProperty(globalThis, 'localStorage', { get: fails, configurable: true }); },
  () => { provide('sessionStorage', brokenObject); },
  () => { Object.assign(navigator, { sendBeacon: fails }); },
  () => { Object.assign(navigator, { userAgentData: brokenObject, bluetooth: brokenObject }); },
  () => { Object.assign(navigator, { userAgentData: { getHighEntropyValues: () => Promise.resolve(null) } }); },
  () => { Object.defineProperty(navigator, 'userAgent', { get: fails, configurable: true }); },
  () => { provide('ostiaryEvents', brokenObject); },
  () => { provide(Symbol.for('@ostiary/sdk: telemetry'), {}); },
];

const events: readonly (() => unknown)[] = [
  fails,
  () => Promise.reject(new TypeError('No network.')),
  () => brokenObject,
  () => new Response('<html>', { status: 200 }),
  () => new Response('null'),
  () => new Response('{"config":{"enabled":"?","sendAfterMs":{}}}'),
  () => new Response('', { status: 500, headers: { 'Retry-After': 'soon' } }),
  () => new Response('', { status: 422 }),
];

const credentials: readonly unknown[] = [
  brokenObject,
  {},
  { response: brokenObject, toJSON: () => ({}) },
  { response: { authenticatorData: 'text', getTransports: fails }, getClientExtensionResults: fails, toJSON: () => ({}) },
];

describe('With random faults in everything around it', () => {
  it('telemetry never throws into the page, and never changes how a ceremony ends', async context => {
    const unhandled: unknown[] = [];
    const listen = (reason: unknown): void => void unhandled.push(reason);
    process.on('unhandledRejection', listen);
    context.after(() => process.off('unhandledRejection', listen));
    const { TextEncoder: realEncoder } = globalThis;

    for (let seed = 1; seed <= rounds; seed++) {
      const random = randomFrom(seed);
      const any = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
      const credential = any(credentials);
      const error = any([new DOMException('No.', 'NotAllowedError'), brokenObject, undefined, null, 7]);
      const isRefused = random() < 0.4;
      // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- browsers and their extensions do
      const page = await openSurroundings({ answer: () => (isRefused ? Promise.reject(error) : credential) });
      // A proxy that breaks whoever touches it cannot be awaited either; the browser would not resolve with one.
      const answer = credential === brokenObject && !isRefused ? {} : undefined;
      if (answer) Object.assign(navigator.credentials, { get: () => Promise.resolve(answer) });
      const fetchEvents = any(events);
      for (const fault of faults) if (random() < 0.25) fault();

      const ceremony = (telemetry: TelemetryOptions | false): Promise<unknown> => createClient({
        telemetry,
        fetch: (async (input: string) => {
          if (input.endsWith('/v1/events')) return await fetchEvents();
          return input.endsWith('/options')
            ? new Response('{"ceremony":"sealed","telemetryTicket":{"odd":1},"publicKey":{"challenge":"AQID","allowCredentials":"odd"}}')
            : new Response('{"user":{"id":"usr_1"},"passkey":{"id":"pky_1"}}');
        }) as typeof fetch,
      })
        .signIn({ mode: 'modal' })
        // What the browser throws may break even who looks at its name.
        .then(({ status }) => status, () => 'broken');
      const silent = await ceremony(false);
      assert.equal(await ceremony({ consent: 'journey', touchpoint: brokenObject as unknown as string }), silent);
      const observation = observe({ fetch: (() => fetchEvents()) as typeof fetch, consent: 'journey', handOver: true });
      observation.track(any(['conversion', 'flow.started', brokenObject]) as 'conversion', any([brokenObject, { goal: 'x' }]) as { goal: string });
      observation.at(brokenObject as unknown as string);
      observation.watchIdentifier(brokenObject as HTMLInputElement)();

      const options = { publicKey: { challenge: new Uint8Array(1), hints: brokenObject, timeout: brokenObject } };
      const direct = await (navigator.credentials.get(options as unknown as CredentialRequestOptions) as Promise<unknown>).then(
        value => ['result', value],
        (thrown: unknown) => ['error', thrown],
      );
      assert.deepEqual([direct[0], direct[1] === (isRefused ? error : (answer ?? credential))], [isRefused ? 'error' : 'result', true], `seed ${String(seed)}`);
      await page.pass(100);
      page.fire('pagehide');
      page.fire('visibilitychange');
      await page.pass(30_000);
      observation.stop();
      Object.assign(globalThis, { TextEncoder: realEncoder });
    }
    await settle();
    assert.deepEqual(unhandled, []);
  });
});
