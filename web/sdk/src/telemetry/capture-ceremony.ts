import type { CeremonyStep } from '../observer.js';
import type { Happening } from '../report-steps.js';
import { beginAttempt } from './begin-attempt.js';
import type { Recorder } from './recorder.js';

/**
 * Tells of a ceremony of the SDK's own. A challenge that is renewed while the autofill waits makes no new attempt of it.
 * What the server has judged it tells itself; the page tells of refused options, which have no ticket to find the
 * attempt by, and of a server that was not to be reached or is broken.
 */
export function captureCeremony(
  recorder: Recorder,
  { ceremony, mode }: Pick<CeremonyStep, 'ceremony' | 'mode'>,
): (happening: Happening) => void {
  const kind = ceremony === 'registration' ? 'create' : 'get';
  const mediation = mode === 'conditional' && kind === 'create' ? 'conditional_create' : mode;
  const attempt = beginAttempt(recorder, { kind, mediation });
  const requestedAt = performance.now();
  let isAsked = false;
  let isPosted = false;

  return happening => {
    switch (happening.step) {
      case 'started':
        attempt.reached('ceremony.options_requested');
        break;
      case 'options-received': {
        const { publicKey, telemetryTicket } = happening.issued;
        attempt.received(publicKey, telemetryTicket, Math.round(performance.now() - requestedAt));
        break;
      }
      case 'browser-asked':
        if (!isAsked) attempt.started(performance.now());
        isAsked = true;
        break;
      case 'browser-answered':
        attempt.succeeded(happening.credential);
        break;
      case 'browser-refused':
        attempt.failed(happening.error, false);
        break;
      case 'taken-back':
        attempt.failed({ name: 'AbortError' }, true);
        break;
      case 'posted':
        attempt.reached('ceremony.posted');
        isPosted = true;
        break;
      case 'ended': {
        const { status, code: serverReason = status === 'offline' && 'sdk.offline', supportCode } = happening.result;
        if (serverReason && (!isPosted || /^(sdk|server)\./.test(serverReason)))
          attempt.rejected({ serverReason, supportCode: supportCode ?? undefined });
      }
    }
  };
}
