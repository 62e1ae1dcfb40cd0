import type { Connection } from '../call-server.js';
import { orUndefined } from '../or-undefined.js';
import type { EventName } from './catalog.js';
import { continueSession } from './continue-session.js';
import { openMail } from './open-mail.js';
import type { Outbox } from './outbox.js';
import { quietly } from './quietly.js';
import type { CeremonyRef, Circumstances, Integration, Recorder } from './recorder.js';
import type { TelemetryOptions } from './telemetry.js';
import { tellEnvironment } from './tell-environment.js';
import { writeEvent } from './write-event.js';

/**
 * A recorder for one server. It does nothing at all until the first event; that one brings with it what the browser can
 * do and what it runs on.
 */
export function createRecorder(
  connection: Connection,
  integration: Integration,
  { consent = 'security', touchpoint, cohort, rawMessages = false }: TelemetryOptions,
): Recorder {
  const circumstances: Circumstances = { consent, touchpoint, cohort };
  let mail: Outbox | undefined;
  let isStopped = false;

  function write(name: EventName, fields: object, ceremony?: CeremonyRef): string {
    const ts = Date.now();
    return writeEvent(name, fields, { ...circumstances, consent: undefined, ts, session: continueSession(ts, circumstances.consent === 'journey'), ...ceremony });
  }

  function opened(): Outbox {
    if (mail) return mail;
    mail = openMail(
      connection,
      (reason, count) => write('sdk.dropped', { reason, count }),
      settings => {
        recorder.onSettings?.(settings);
      },
    );
    const storageOk = quietly(() => localStorage.length) !== undefined;
    record('sdk.init', { integration, storageOk });
    // Later, because the event that began all this may be that of a ceremony.
    setTimeout(() => void orUndefined(() => tellEnvironment(record)));
    return mail;
  }

  const record: Recorder['record'] = (name, fields, ceremony) => {
    quietly(() => {
      if (!isStopped) opened().add(write(name, fields, ceremony));
    });
  };

  const recorder: Recorder = {
    record,
    mail: opened,
    circumstances,
    rawMessages,
    stop: () => {
      isStopped = true;
      mail?.leave();
      mail?.close();
    },
  };
  return recorder;
}
