import { quietly } from '../telemetry/quietly.js';
import type { Recorder } from '../telemetry/recorder.js';

/** Where a page leaves what the browser did not send: the JSON text of an array of events. */
const storageKey = 'ostiary.outbox';

/** More than this is not worth waiting for. */
const most = 200;

/** Sends what an earlier page of this tab could not, and leaves what this one cannot to the next. Gives back what ends that. */
export function handOver(recorder: Recorder): () => void {
  const mayStore = (): boolean => recorder.circumstances.consent === 'journey';
  const mail = recorder.mail();
  if (mayStore()) for (const event of leftBehind()) mail.add(event);

  const onLeft = (): void => {
    quietly(() => {
      const left = mail.leave();
      if (left.length > 0 && mayStore()) sessionStorage.setItem(storageKey, `[${left.join()}]`);
    });
  };
  // Heard after the recorder has sent what it could, because it listens already.
  addEventListener('pagehide', onLeft);
  return () => {
    removeEventListener('pagehide', onLeft);
  };
}

/** The next page will not find it again. */
function leftBehind(): readonly string[] {
  const left = quietly(() => {
    const stored = sessionStorage.getItem(storageKey);
    sessionStorage.removeItem(storageKey);
    return JSON.parse(stored ?? '[]') as unknown;
  });
  return Array.isArray(left) ? left.slice(-most).map(event => JSON.stringify(event)) : [];
}
