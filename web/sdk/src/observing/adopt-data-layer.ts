import { quietly } from '../telemetry/quietly.js';
import type { Consent } from '../telemetry/telemetry.js';
import type { Observation } from './observation.js';

/** A name with its fields, or one of the words `at`, `countIn` and `consentTo` with what they take. */
type Entry = readonly [name: string, told?: unknown];

type DataLayer = { push: (...entries: Entry[]) => number };

/** The page makes this array and fills it before the SDK is there. */
const page = globalThis as { ostiaryEvents?: Entry[] | DataLayer };

/** Tells what the page has put into `ostiaryEvents`, and from now on what it puts there, at once. */
export function adoptDataLayer({ track, at, countIn, consentTo }: Pick<Observation, 'track' | 'at' | 'countIn' | 'consentTo'>): void {
  const take = (entry: Entry): void => {
    quietly(() => {
      const [name, told] = entry;
      if (name === 'at') at(told as string);
      else if (name === 'countIn') countIn(told as string | undefined);
      else if (name === 'consentTo') consentTo(told as Consent);
      else track(name as never, told as never);
    });
  };
  quietly(() => {
    const waiting = page.ostiaryEvents;
    // An object that is no array any more: another copy of the SDK has adopted it.
    if (waiting !== undefined && !Array.isArray(waiting)) return;
    page.ostiaryEvents = {
      push: (...entries) => {
        entries.forEach(take);
        return 0;
      },
    };
    waiting?.forEach(take);
  });
}
