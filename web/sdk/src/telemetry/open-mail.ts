import type { Connection } from '../call-server.js';
import { version } from '../version.js';
import { beaconEvents } from './beacon-events.js';
import { clampSettings, defaultSettings, type Settings } from './clamp-settings.js';
import { createOutbox } from './create-outbox.js';
import type { Outbox, OutboxPorts } from './outbox.js';
import { postEvents } from './post-events.js';
import { whenLeaving } from './when-leaving.js';

/** Opens the way to one server: batches, beacons when the page is left, and what the server tunes. */
export function openMail(
  connection: Connection,
  lossOf: OutboxPorts['lossOf'],
  onSettings: (settings: Settings) => void,
): Outbox {
  let settings = defaultSettings;
  const bodyOf = (events: readonly string[]): string =>
    `{"sdk":${JSON.stringify({ name: '@ostiary/sdk', version, config: settings.version })},"sentAt":${Date.now()},"events":[${events.join()}]}`;

  const outbox = createOutbox({
    post: events => postEvents(connection, bodyOf(events), config => {
      settings = clampSettings(config, settings);
      onSettings(settings);
      if (!settings.enabled) shut();
    }),
    beacon: events => beaconEvents(connection, bodyOf(events)),
    settings: () => settings,
    lossOf,
  });
  const stopListening = whenLeaving(outbox.leave);

  function shut(): void {
    stopListening();
    outbox.close();
  }

  return { ...outbox, close: shut };
}
