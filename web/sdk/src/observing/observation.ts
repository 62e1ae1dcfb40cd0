import type { ServerOptions } from '../client.js';
import type { EventFields, EventName } from '../telemetry/catalog.js';
import type { Consent, TelemetryOptions } from '../telemetry/telemetry.js';

/** Where to send what is observed, and what that is. */
export type ObserveOptions = ServerOptions &
  TelemetryOptions & {
    /** A client of this page, whose server, consent and queue are then used for these events too. */
    readonly client?: object;
    /** Leaves what the browser did not send in the tab's storage, for its next page. Needs `journey`. Default: false. */
    readonly handOver?: boolean;
    /** Whether to watch the requests that any script of the page makes for passkeys. Default: true. */
    readonly autocapture?: boolean;
  };

/** The fields of an event; may be left out where none of them is required. */
export type FieldsOf<Name extends EventName> =
  Partial<EventFields[Name]> extends EventFields[Name]
    ? readonly [fields?: EventFields[Name]]
    : readonly [fields: EventFields[Name]];

/** A page that is observed. Nothing of it throws, and nothing of it makes the page wait. */
export type Observation = {
  /**
   * Tells of something that the SDK cannot see. An event with a field that the catalog does not have for it is dropped
   * and counted; one about the journey is not recorded without consent to that.
   */
  readonly track: <Name extends EventName>(name: Name, ...fields: FieldsOf<Name>) => void;
  /** Which page of the site this is from now on. */
  readonly at: (touchpoint: string) => void;
  /** Which group of people the site counts this one in from now on; undefined is none. */
  readonly countIn: (cohort: string | undefined) => void;
  /** What the person agrees to from now on. */
  readonly consentTo: (level: Consent) => void;
  /**
   * Tells when the field for the identifier is focused, filled without typing, and submitted, with the length of what
   * stands in it in seven steps. What stands in it is never sent. Gives back what ends that.
   */
  readonly watchIdentifier: (field: HTMLInputElement) => () => void;
  /** Hands the browser's functions back, sends what there is, and records nothing more. */
  readonly stop: () => void;
};
