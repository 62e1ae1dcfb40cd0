import { connectionFrom } from './connection-from.js';
import { adoptDataLayer } from './observing/adopt-data-layer.js';
import { captureRequests } from './observing/capture-requests.js';
import { handOver } from './observing/hand-over.js';
import type { Observation, ObserveOptions } from './observing/observation.js';
import { trackEvent } from './observing/track-event.js';
import { watchIdentifier } from './observing/watch-identifier.js';
import { createRecorder } from './telemetry/create-recorder.js';
import { pageState } from './telemetry/page-state.js';
import { quietly } from './telemetry/quietly.js';
import type { Recorder } from './telemetry/recorder.js';

export type { EventFields, EventName } from './telemetry/catalog.js';
export type * from './observing/observation.js';
export type * from './telemetry/telemetry.js';

/**
 * Observes this page: the passkey requests of all its scripts, what it tells of itself, and what it has put into
 * `ostiaryEvents` before. A script can notice nothing of that but that a request settles one microtask later.
 *
 * Throws `TypeError` on options that can never work, as `createClient` does, and nothing after that.
 */
export function observe(options: ObserveOptions = {}): Observation {
  const recorder = clientsRecorder(options.client) ?? createRecorder(connectionFrom(options), 'autocapture', options);
  quietly(recorder.mail);
  const ends: (() => void)[] = [];
  const begin = (part: () => () => void): void => {
    const end = quietly(part);
    if (end) ends.push(end);
  };
  const endAll = (): void => {
    for (const end of ends.splice(0)) quietly(end);
  };

  let endCapture: (() => void) | undefined;
  if (options.autocapture !== false) begin(() => (endCapture = captureRequests(recorder)));
  if (options.handOver === true) begin(() => handOver(recorder));
  recorder.onSettings = ({ enabled, autocapture }) => {
    if (!enabled) endAll();
    else if (!autocapture) endCapture?.();
  };

  const observation: Observation = {
    track: (name, ...[fields]) => {
      quietly(() => {
        trackEvent(recorder, name, fields ?? {});
      });
    },
    at: touchpoint => {
      recorder.circumstances.touchpoint = touchpoint;
    },
    countIn: cohort => {
      recorder.circumstances.cohort = cohort;
    },
    consentTo: level => {
      recorder.circumstances.consent = level;
    },
    watchIdentifier: field => watchIdentifier(field, observation.track),
    stop: () => {
      endAll();
      recorder.stop();
    },
  };
  adoptDataLayer(observation);
  return observation;
}

/** Throws where the client has none: one without telemetry, or of another page, is a mistake to find at once. */
function clientsRecorder(client: object | undefined): Recorder | undefined {
  if (client === undefined) return undefined;
  const recorder = pageState().recorders.get(client);
  if (!recorder) throw new TypeError('The client has no telemetry to share.');
  return recorder;
}
