import { webcrypto } from 'node:crypto';
import { createClient } from '../src/index.js';
import { observe } from '../src/observe.js';

// What telemetry costs a ceremony, in Node: the time of a whole sign-in, or of one request of any script, with it and
// without it, between a browser and a server that answer at once. Sending is part of it, because it happens meanwhile.

const rounds = 20;
const ceremoniesARound = 500;

const answer = {
  authenticatorAttachment: 'platform',
  response: { authenticatorData: new ArrayBuffer(37), signature: new ArrayBuffer(70) },
  getClientExtensionResults: () => ({ credProps: { rk: true } }),
  toJSON: () => ({ id: 'AQ' }),
};
const publicKey = { challenge: 'AQID', timeout: 60_000, allowCredentials: [{ type: 'public-key', id: 'AQ', transports: ['internal'] }] };
const page = new EventTarget();
const given = {
  crypto: webcrypto,
  window: globalThis,
  top: globalThis,
  document: Object.assign(new EventTarget(), { visibilityState: 'visible', hasFocus: () => true }),
  addEventListener: page.addEventListener.bind(page),
  removeEventListener: page.removeEventListener.bind(page),
  PublicKeyCredential: {},
  location: { hostname: 'example.com' },
  navigator: {
    credentials: { get: () => Promise.resolve(answer), create: () => Promise.resolve(answer) },
    userAgent: 'A browser',
    language: 'en',
    sendBeacon: () => true,
  },
};
for (const [name, value] of Object.entries(given)) Object.defineProperty(globalThis, name, { value, configurable: true });

const server = ((url: string) => Promise.resolve(new Response(JSON.stringify(answerTo(url))))) as typeof fetch;

function answerTo(url: string): unknown {
  if (url.endsWith('/options')) return { ceremony: 'sealed', telemetryTicket: 'ticket', publicKey };
  return url.endsWith('/verify') ? { user: { id: 'usr_1' }, passkey: { id: 'pky_1' } } : { kept: 1, dropped: [] };
}

/** Prints the medians of one ceremony, from rounds that take turns. */
async function compare(what: string, without: () => Promise<unknown>, withIt: () => Promise<unknown>): Promise<void> {
  const times: [number[], number[]] = [[], []];
  for (let round = 0; round < rounds; round++) {
    times[0].push(await timeOf(without));
    times[1].push(await timeOf(withIt));
  }
  const [before, after] = [median(times[0]), median(times[1])];
  process.stdout.write(`${what}: ${(after - before).toFixed(3)} ms more (${before.toFixed(3)} without, ${after.toFixed(3)} with)\n`);
}

async function timeOf(ceremony: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  for (let count = 0; count < ceremoniesARound; count++) await ceremony();
  return (performance.now() - start) / ceremoniesARound;
}

function median(values: number[]): number {
  return values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}

const silent = createClient({ fetch: server, telemetry: false });
const telling = createClient({ fetch: server });
await compare('a sign-in by the SDK', () => silent.signIn({ mode: 'modal' }), () => telling.signIn({ mode: 'modal' }));

const request = { publicKey: { timeout: 60_000, challenge: new Uint8Array(32) } };
const native = navigator.credentials.get.bind(navigator.credentials);
const observation = observe({ fetch: server });
await compare('a request that autocapture sees', () => native(request), () => navigator.credentials.get(request));
observation.stop();
process.exit();
