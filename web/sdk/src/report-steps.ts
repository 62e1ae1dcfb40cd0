import type { Connection } from './call-server.js';
import type { Issued, Timed } from './ceremony-plan.js';
import type { CeremonyStep, Observer } from './observer.js';
import type { BrowserError } from './results.js';
import { captureCeremony } from './telemetry/capture-ceremony.js';
import { quietly } from './telemetry/quietly.js';

/** What happens in a ceremony, with all that belongs to it: for the SDK's own use. */
export type Happening =
  | { readonly step: 'started' | 'browser-asked' | 'taken-back' | 'posted' }
  | { readonly step: 'options-received'; readonly issued: Issued<Timed> }
  | { readonly step: 'browser-answered'; readonly credential: PublicKeyCredential }
  | { readonly step: 'browser-refused'; readonly error: unknown }
  | {
      readonly step: 'ended';
      readonly result: {
        readonly status: string;
        readonly code?: string;
        readonly supportCode?: string | null;
        readonly browserError?: BrowserError;
      };
    };

/** Reports one step. */
export type Report = (happening: Happening) => void;

type Ceremony = Pick<CeremonyStep, 'ceremony' | 'mode'>;

/** A report of one ceremony's steps, to telemetry and to the page's own observer. Neither ever reaches the ceremony. */
export function reportSteps({ observer, recorder }: Connection, ceremony: Ceremony): Report {
  const capture = recorder && quietly(() => captureCeremony(recorder, ceremony));
  const observe = observer && observing(observer, ceremony);
  return happening => {
    quietly(() => capture?.(happening));
    observe?.(happening);
  };
}

/** The observer runs apart from the ceremony, so that what it throws is the page's own. */
function observing(observer: Observer, { ceremony, mode }: Ceremony): Report {
  const startedAt = performance.now();
  return happening => {
    const { step } = happening;
    if (step === 'browser-refused' || step === 'taken-back' || step === 'posted') return;
    const elapsedMs = Math.round(performance.now() - startedAt);
    const result = step === 'ended' ? happening.result : undefined;
    const errorName = result?.browserError?.name;
    queueMicrotask(() => {
      observer({
        step,
        ceremony,
        mode,
        elapsedMs,
        ...(result && { status: result.status }),
        ...(errorName !== undefined && { errorName }),
      });
    });
  };
}
