import type { EventFields, EventName } from './catalog.js';
import type { Settings } from './clamp-settings.js';
import type { Outbox } from './outbox.js';
import type { Consent } from './telemetry.js';

/** How a page is connected; words of `sdk.init`. */
export type Integration = 'sdk' | 'autocapture' | 'data_layer';

/** The ceremony that an event belongs to. */
export type CeremonyRef = {
  readonly attempt: string;
  /** What the server gave with the options. */
  readonly ticket?: string;
};

/** What surrounds the events of a page from now on. */
export type Circumstances = {
  consent: Consent;
  touchpoint: string | undefined;
  cohort: string | undefined;
  flow?: string | undefined;
};

/** Writes events down and sees that they are sent. `record` never throws. */
export type Recorder = {
  /** Only for fields that were made with care: what a page has put together is looked through first, by `track`. */
  readonly record: <Name extends EventName>(name: Name, fields: EventFields[Name], ceremony?: CeremonyRef) => void;
  /** Where the events wait to be sent. */
  readonly mail: () => Outbox;
  readonly circumstances: Circumstances;
  /** Whether messages of the browser may be sent word for word. */
  readonly rawMessages: boolean;
  /** Hears what the server tunes. */
  onSettings?: (settings: Settings) => void;
  /** Sends what there is, and records nothing more. */
  readonly stop: () => void;
};
