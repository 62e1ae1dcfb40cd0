import type { EventFields, EventName } from '../telemetry/catalog.js';
import { quietly } from '../telemetry/quietly.js';
import type { Recorder } from '../telemetry/recorder.js';
import { uuidV7 } from '../telemetry/uuid-v7.js';
import { allowedFields } from './allowed-fields.js';
import { isAboutJourney } from './is-about-journey.js';

/** Records an event that the page has put together, if the person agreed and the catalog has all of its fields. */
export function trackEvent({ record, mail, circumstances }: Recorder, name: EventName, fields: object): void {
  if (circumstances.consent === 'security' && isAboutJourney(name)) return;
  // What throws while it is looked at is nothing to send either.
  const allowed = quietly(() => allowedFields(name, fields));
  if (!allowed) {
    mail().lose('forbidden_field');
    return;
  }
  if (name === 'flow.started') circumstances.flow = uuidV7(Date.now());
  record(name, allowed as EventFields[EventName]);
  if (/^flow\..*(finished|abandoned)$/.test(name)) circumstances.flow = undefined;
}
