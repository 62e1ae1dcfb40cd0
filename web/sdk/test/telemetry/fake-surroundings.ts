import { createHash, webcrypto } from 'node:crypto';
import type { EventEnvelope } from '../../src/telemetry/catalog.js';
import { openPage, settle, type Asked, type Browser } from '../fake-page.js';

/** One event as it arrived. */
export type Told = EventEnvelope & {
  readonly name: string;
  readonly fields: Readonly<Record<string, unknown>>;
};

/** A page with a clock of its own, a server that takes events, and everything that a browser has besides. */
export type Surroundings = {
  readonly asked: Asked[];
  readonly page: EventTarget;
  readonly document: EventTarget & { visibilityState: string };
  /** Batches as they arrived, each as its text. */
  readonly batches: { readonly text: string; readonly by: 'fetch' | 'beacon'; readonly address: string }[];
  readonly storage: { local: Map<string, string>; session: Map<string, string> };
  /** Milliseconds; wall may be set to anything, mono only grows. */
  readonly clock: { wall: number; mono: number; jumpsBy: (milliseconds: number) => void };
  /** Lets time pass, with everything that is due. */
  readonly pass: (milliseconds: number) => Promise<void>;
  /** All events so far, in the order of their numbers, each once. */
  readonly told: () => Promise<Told[]>;
  readonly fire: (type: string) => void;
  readonly hide: () => void;
  readonly fetch: typeof fetch;
};

export type Server = {
  readonly answer?: (text: string) => Response | Promise<Response>;
  readonly beacon?: (body: string) => boolean;
  /** Nothing may be stored: even asking throws. */
  readonly storageIsBlocked?: boolean;
  /** Shared with another tab of the same site. */
  readonly storage?: Surroundings['storage'];
  readonly navigator?: Record<string, unknown>;
};

const realTimers = { setTimeout: globalThis.setTimeout, clearTimeout: globalThis.clearTimeout };

/** Opens such a page, and forgets the one before. */
export async function openSurroundings(browser: Browser = {}, server: Server = {}): Promise<Surroundings> {
  Object.assign(globalThis, realTimers);
  const asked = await openPage(browser);
  const batches: Surroundings['batches'] = [];
  const page = new EventTarget();
  const document = Object.assign(new EventTarget(), { visibilityState: 'visible', hasFocus: () => true });
  const storage = server.storage ?? { local: new Map<string, string>(), session: new Map<string, string>() };
  const clock = { wall: Date.UTC(2026, 10, 21), mono: 1_000, jumpsBy: (by: number) => void (clock.wall += by) };

  provide('crypto', {
    getRandomValues: webcrypto.getRandomValues.bind(webcrypto),
    subtle: { digest: (_: string, bytes: Uint8Array) => Promise.resolve(new Uint8Array(createHash('sha256').update(bytes).digest()).buffer) },
  });
  provide('window', { top: undefined });
  Object.assign(globalThis.window, { top: globalThis.window });
  provide('document', document);
  provide('screen', { width: 1280 });
  provide('ostiaryEvents', undefined);
  provide(Symbol.for('@ostiary/sdk: telemetry'), undefined);
  for (const method of ['addEventListener', 'removeEventListener'] as const) provide(method, page[method].bind(page));
  provideStorage('localStorage', storage.local, server.storageIsBlocked);
  provideStorage('sessionStorage', storage.session, server.storageIsBlocked);
  Object.assign(globalThis.navigator, {
    userAgent: 'A browser',
    language: 'en-GB',
    sendBeacon: (address: string, text: string) => {
      if (server.beacon?.(text) === false) return false;
      return batches.push({ text, by: 'beacon', address }) > 0;
    },
    ...server.navigator,
  });
  const pass = useClock(clock);

  return {
    asked, page, document, batches, storage, clock, pass,
    fetch: async (input, init = {}) => {
      const text = init.body as string;
      batches.push({ text, by: 'fetch', address: input as string });
      return await (server.answer?.(text) ?? new Response('{"kept":1,"dropped":[]}'));
    },
    told: async () => {
      await pass(5_000);
      const events = batches.flatMap(({ text }) => (JSON.parse(text) as { events: Told[] }).events);
      const unique = new Map(events.map(event => [event.id, event]));
      return [...unique.values()].sort((a, b) => a.seq - b.seq);
    },
    fire: type => void page.dispatchEvent(new Event(type)),
    hide: () => {
      document.visibilityState = 'hidden';
      document.dispatchEvent(new Event('visibilitychange'));
      page.dispatchEvent(new Event('visibilitychange'));
    },
  };
}

/** The names of events, without those of the beginning. */
export function namesOf(events: readonly Told[]): string[] {
  return events.map(({ name }) => name).filter(name => !/^(sdk\.init|env\..*)$/.test(name));
}

/** The one event of that name. */
export function only(events: readonly Told[], name: string): Told {
  const found = events.filter(event => event.name === name);
  if (found.length !== 1 || !found[0]) throw new Error(`${String(found.length)} events ${name} of ${namesOf(events).join()}`);
  return found[0];
}

export function provide(name: string | symbol, value: unknown): void {
  Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
}

function provideStorage(name: string, entries: Map<string, string>, isBlocked = false): void {
  Object.defineProperty(globalThis, name, {
    configurable: true,
    get() {
      if (isBlocked) throw new DOMException('Storage is not for you.', 'SecurityError');
      return {
        length: entries.size,
        getItem: (key: string) => entries.get(key) ?? null,
        setItem: (key: string, value: string) => void entries.set(key, value),
        removeItem: (key: string) => void entries.delete(key),
      };
    },
  });
}

/** Timers that wait for the given clock. */
function useClock(clock: { wall: number; mono: number }): (milliseconds: number) => Promise<void> {
  const timers = new Map<number, { readonly at: number; readonly run: () => void }>();
  let last = 0;
  provide('setTimeout', (run: () => void, after = 0) => {
    timers.set(++last, { at: clock.mono + Math.ceil(after), run });
    return last;
  });
  provide('clearTimeout', (id: number) => void timers.delete(id));
  Date.now = () => clock.wall;
  Object.defineProperty(performance, 'now', { value: () => clock.mono, configurable: true });

  return async milliseconds => {
    await settle();
    const end = clock.mono + milliseconds;
    for (;;) {
      const [next] = [...timers].filter(([, { at }]) => at <= end).sort(([, a], [, b]) => a.at - b.at);
      const until = next ? Math.max(clock.mono, next[1].at) : end;
      clock.wall += until - clock.mono;
      clock.mono = until;
      if (!next) return;
      timers.delete(next[0]);
      next[1].run();
      await settle();
    }
  };
}
