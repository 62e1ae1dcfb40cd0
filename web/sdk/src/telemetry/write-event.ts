import type { EventName } from './catalog.js';
import { pageState } from './page-state.js';
import type { CeremonyRef } from './recorder.js';
import { surface } from './surface.js';
import { uuidV7 } from './uuid-v7.js';

/** What surrounds the fields of an event, besides what is the same for the whole page. */
export type Envelope = Partial<CeremonyRef> & {
  /** Milliseconds since 1970. */
  readonly ts: number;
  readonly session: string;
  readonly flow?: string | undefined;
  /** Steers what is told, and is not told itself. */
  readonly consent: undefined;
  readonly touchpoint: string | undefined;
  readonly cohort: string | undefined;
};

/** The JSON text of one event. Members that are undefined are left out. */
export function writeEvent(name: EventName, fields: object, envelope: Envelope): string {
  const page = pageState();
  return JSON.stringify({
    id: uuidV7(envelope.ts),
    name,
    mono: Math.round(performance.now()),
    seq: page.seq++,
    tab: page.tab,
    surface: surface(),
    ...envelope,
    touchpoint: envelope.touchpoint?.slice(0, 32),
    fields,
  });
}
