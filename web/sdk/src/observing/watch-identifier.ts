import type { Bucket } from '../telemetry/catalog.js';
import { quietly } from '../telemetry/quietly.js';
import type { Observation } from './observation.js';

/** What is longer than the first number falls into the second bucket, and so on. */
const buckets: readonly (readonly [longerThan: number, bucket: Bucket])[] = [
  [64, 'b65_more'],
  [32, 'b33_64'],
  [16, 'b17_32'],
  [8, 'b9_16'],
  [4, 'b5_8'],
  [0, 'b1_4'],
];

/** Tells of the field for the identifier, and of nothing that stands in it but its length, in seven steps. */
export function watchIdentifier(field: HTMLInputElement, track: Observation['track']): () => void {
  const ending = new AbortController();
  let hasTyped = false;
  let isFilled = false;
  const prefilled = (by: 'browser' | 'unknown'): void => {
    if (!isFilled) track('identifier.prefilled', { by });
    isFilled = true;
  };
  const listen = (target: EventTarget | null, type: string, hear: (event: Event) => void): void => {
    target?.addEventListener(type, event => {
      quietly(() => {
        hear(event);
      });
    }, { capture: true, signal: ending.signal });
  };

  quietly(() => {
    if (field.value !== '') prefilled('unknown');
    if (document.activeElement === field) track('identifier.focused', { autofocus: true });
    listen(field, 'focus', () => {
      track('identifier.focused', { autofocus: false });
    });
    // Whoever types makes an InputEvent that says how; autofill makes one that does not, or a plain event.
    listen(field, 'input', event => {
      if (typeof (event as InputEvent).inputType === 'string' && (event as InputEvent).inputType !== '') hasTyped = true;
      else if (!hasTyped) prefilled('browser');
    });
    listen(field.form, 'submit', () => {
      const { length } = field.value;
      const lengthBucket = buckets.find(([longerThan]) => length > longerThan)?.[1] ?? 'none';
      track('identifier.submitted', { lengthBucket, autofillGuess: isFilled && !hasTyped });
    });
  });
  return () => {
    ending.abort();
  };
}
