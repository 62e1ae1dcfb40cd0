import { pageState, type Session } from './page-state.js';
import { quietly } from './quietly.js';
import { uuidV7 } from './uuid-v7.js';

const storageKey = 'ostiary.session';

/** A visit is over after this time without an event, in milliseconds. */
const longestSilence = 1_800_000;

/** Other tabs need not know of every event, in milliseconds. */
const writeEvery = 10_000;

/**
 * The id of the visit that an event at `now` belongs to. Where it may be stored, all tabs of the site share it; where it
 * may not, or cannot, it lasts as long as the page. A clock that jumps, in whichever direction, begins a new one.
 */
export function continueSession(now: number, mayStore: boolean): string {
  const page = pageState();
  const shared = mayStore ? storedSession() : undefined;
  const last = shared ?? page.session;
  const goesOn = last !== undefined && Math.abs(now - last.at) < longestSilence;
  const id = goesOn ? last.id : uuidV7(now);
  page.session = { id, at: now };
  if (mayStore && (id !== shared?.id || Math.abs(now - shared.at) > writeEvery))
    quietly(() => {
      localStorage.setItem(storageKey, JSON.stringify(page.session));
    });
  return id;
}

/** Undefined where there is none, or where some other script has left something else. */
function storedSession(): Session | undefined {
  return quietly(() => {
    const { id, at } = JSON.parse(localStorage.getItem(storageKey) ?? '') as Session;
    return /^[\da-f-]{36}$/.test(id) && Number.isFinite(at) ? { id, at } : undefined;
  });
}
